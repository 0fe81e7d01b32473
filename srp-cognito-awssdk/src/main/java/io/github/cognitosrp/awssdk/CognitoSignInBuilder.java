package io.github.cognitosrp.awssdk;

import io.github.cognitosrp.awssdk.client.AsyncTransport;
import io.github.cognitosrp.awssdk.client.BlockingTransport;
import io.github.cognitosrp.awssdk.client.Transport;
import io.github.cognitosrp.awssdk.device.DeviceStore;
import io.github.cognitosrp.awssdk.support.Arguments;
import io.github.cognitosrp.cognito.CognitoSrp;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderAsyncClient;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;

/**
 * Collects the parts of a {@link CognitoSignIn}. A later call replaces what an earlier one has set.
 * Not thread-safe.
 */
public final class CognitoSignInBuilder {
  /** AuthSessionValidity of the API reference (CreateUserPoolClient): 3 minutes by default. */
  private static final Duration MIN_SESSION_VALIDITY = Duration.ofMinutes(3);

  private static final Duration MAX_SESSION_VALIDITY = Duration.ofMinutes(15);

  final CognitoSrp srp;
  DeviceStore deviceStore = DeviceStore.none();
  Executor executor = ForkJoinPool.commonPool();
  Map<String, String> clientMetadata = Map.of();
  Duration sessionValidity = MIN_SESSION_VALIDITY;
  Clock clock = Clock.systemUTC();
  boolean refreshTokenRotation;
  boolean admin;

  private @Nullable Supplier<Transport> transport;

  CognitoSignInBuilder(CognitoSrp srp) {
    this.srp = Arguments.notNull(srp, "srp");
  }

  /**
   * Sets the SDK's blocking client, in place of any other.
   *
   * @param client the client; it stays the caller's to close
   * @return this
   * @throws IllegalArgumentException if the client is {@code null}
   */
  public CognitoSignInBuilder client(CognitoIdentityProviderClient client) {
    Arguments.notNull(client, "client");
    this.transport = () -> new BlockingTransport(client);
    return this;
  }

  /**
   * Sets the SDK's asynchronous client, in place of any other.
   *
   * @param client the client; it stays the caller's to close
   * @return this
   * @throws IllegalArgumentException if the client is {@code null}
   */
  public CognitoSignInBuilder client(CognitoIdentityProviderAsyncClient client) {
    Arguments.notNull(client, "client");
    this.transport = () -> new AsyncTransport(client, executor);
    return this;
  }

  /**
   * Sets whether the {@code Admin…} operations are called wherever there is one, which need AWS
   * credentials in the client: AdminInitiateAuth, AdminRespondToAuthChallenge, AdminListDevices,
   * AdminForgetDevice, AdminUserGlobalSignOut. Without this call they are not.
   *
   * @param administrator whether they are called
   * @return this
   */
  public CognitoSignInBuilder admin(boolean administrator) {
    this.admin = administrator;
    return this;
  }

  /**
   * Sets where remembered devices are kept. Without this call nothing is kept, and no sign-in has a
   * device.
   *
   * @param store the store, thread-safe
   * @return this
   * @throws IllegalArgumentException if the store is {@code null}
   */
  public CognitoSignInBuilder deviceStore(DeviceStore store) {
    this.deviceStore = Arguments.notNull(store, "store");
    return this;
  }

  /**
   * Sets what asynchronous methods compute on: some 10 ms a sign-in, and the device store's work.
   * Without this call it is the common pool. With the blocking client the asynchronous methods also
   * wait on it for the network, so that it should be an executor for that.
   *
   * @param threads the executor
   * @return this
   * @throws IllegalArgumentException if the executor is {@code null}
   */
  public CognitoSignInBuilder executor(Executor threads) {
    this.executor = Arguments.notNull(threads, "threads");
    return this;
  }

  /**
   * Sets what the pool's triggers get with each request of every sign-in: ClientMetadata. It is no
   * place for secrets. {@link SignInOptions#withClientMetadata} adds to it.
   *
   * @param metadata names and values
   * @return this
   * @throws IllegalArgumentException if the map, a name or a value is {@code null} or breaks its
   *     rule
   */
  public CognitoSignInBuilder clientMetadata(Map<String, String> metadata) {
    this.clientMetadata = Arguments.copy(metadata, "metadata");
    return this;
  }

  /**
   * Sets for how long after Cognito's answer an exported sign-in can be taken up. It should be the
   * AuthSessionValidity of the app client. Without this call it is 3 minutes, Cognito's default.
   *
   * @param validity 3 to 15 minutes
   * @return this
   * @throws IllegalArgumentException if the validity is {@code null} or out of range
   */
  public CognitoSignInBuilder sessionValidity(Duration validity) {
    Arguments.notNull(validity, "validity");
    if (validity.compareTo(MIN_SESSION_VALIDITY) < 0
        || validity.compareTo(MAX_SESSION_VALIDITY) > 0) {
      throw new IllegalArgumentException("validity must be 3 to 15 minutes");
    }
    this.sessionValidity = validity;
    return this;
  }

  /**
   * Sets the clock that exported sign-ins expire by. Without this call it is the system's. With a
   * clock that fails, or that is not in a year from 1970 to 9999, a sign-in ends with an {@link
   * IllegalStateException} before Cognito is asked.
   *
   * @param expiryClock the clock
   * @return this
   * @throws IllegalArgumentException if the clock is {@code null}
   */
  public CognitoSignInBuilder clock(Clock expiryClock) {
    this.clock = Arguments.notNull(expiryClock, "expiryClock");
    return this;
  }

  /**
   * Sets whether refresh tokens go to GetTokensFromRefreshToken at once, the only operation that
   * takes them in an app client with refresh token rotation. Without this call REFRESH_TOKEN_AUTH
   * is tried first; when Cognito answers that the app client does not allow that flow,
   * GetTokensFromRefreshToken is called instead, from then on at once.
   *
   * <p>Source: the Cognito API reference, RefreshTokenRotationType.
   *
   * @param rotation whether the app client rotates refresh tokens
   * @return this
   */
  public CognitoSignInBuilder refreshTokenRotation(boolean rotation) {
    this.refreshTokenRotation = rotation;
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
