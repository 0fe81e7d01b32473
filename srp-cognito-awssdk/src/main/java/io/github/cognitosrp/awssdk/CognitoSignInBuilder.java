package io.github.cognitosrp.awssdk;

import io.github.cognitosrp.cognito.CognitoSrp;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderAsyncClient;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;

/** Collects the parts of a {@link CognitoSignIn}. Not thread-safe. */
public final class CognitoSignInBuilder {
  final CognitoSrp srp;
  DeviceStore deviceStore = DeviceStore.none();
  Executor executor = ForkJoinPool.commonPool();
  Map<String, String> clientMetadata = Map.of();
  boolean admin;

  private @Nullable Supplier<Transport> transport;

  CognitoSignInBuilder(CognitoSrp srp) {
    this.srp = Objects.requireNonNull(srp, "srp");
  }

  /**
   * Sets the SDK's blocking client, in place of any other.
   *
   * @param client the client; it stays the caller's to close
   * @return this
   */
  public CognitoSignInBuilder client(CognitoIdentityProviderClient client) {
    Objects.requireNonNull(client, "client");
    this.transport = () -> new BlockingTransport(client);
    return this;
  }

  /**
   * Sets the SDK's asynchronous client, in place of any other.
   *
   * @param client the client; it stays the caller's to close
   * @return this
   */
  public CognitoSignInBuilder client(CognitoIdentityProviderAsyncClient client) {
    Objects.requireNonNull(client, "client");
    this.transport = () -> new AsyncTransport(client, executor);
    return this;
  }

  /**
   * Calls the {@code Admin…} operations wherever there is one, which need AWS credentials in the
   * client: AdminInitiateAuth, AdminRespondToAuthChallenge, AdminListDevices, AdminForgetDevice,
   * AdminUserGlobalSignOut.
   *
   * @return this
   */
  public CognitoSignInBuilder admin() {
    this.admin = true;
    return this;
  }

  /**
   * Sets where remembered devices are kept. Without this call nothing is kept, and no sign-in has a
   * device.
   *
   * @param store the store, thread-safe
   * @return this
   */
  public CognitoSignInBuilder deviceStore(DeviceStore store) {
    this.deviceStore = Objects.requireNonNull(store, "store");
    return this;
  }

  /**
   * Sets what asynchronous methods compute on: some 10 ms a sign-in, and the device store's work.
   * Without this call it is the common pool. With the blocking client the asynchronous methods also
   * wait on it for the network, so that it should be an executor for that.
   *
   * @param threads the executor
   * @return this
   */
  public CognitoSignInBuilder executor(Executor threads) {
    this.executor = Objects.requireNonNull(threads, "threads");
    return this;
  }

  /**
   * Sets what the pool's triggers get with each step: ClientMetadata. It is no place for secrets.
   *
   * @param metadata names and values
   * @return this
   */
  public CognitoSignInBuilder clientMetadata(Map<String, String> metadata) {
    this.clientMetadata = Map.copyOf(metadata);
    return this;
  }

  /**
   * Builds.
   *
   * @return a new {@link CognitoSignIn}
   * @throws IllegalStateException if there is no client
   */
  public CognitoSignIn build() {
    if (transport == null) {
      throw new IllegalStateException("a client must be set");
    }
    return new CognitoSignIn(this, transport.get());
  }
}
