package io.github.cognitosrp.awssdk;

import io.github.cognitosrp.awssdk.client.CallRunner;
import io.github.cognitosrp.awssdk.client.CallScope;
import io.github.cognitosrp.awssdk.device.DeviceStore;
import io.github.cognitosrp.awssdk.support.Arguments;
import io.github.cognitosrp.cognito.NewDeviceMetadata;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * Cognito's offer to remember the device of a user who is signed in. The offer may be left alone.
 * Immutable, thread-safe.
 *
 * <p>Source: the Amazon Cognito developer guide, "Working with user devices in your user pool".
 */
public final class NewDevice {
  private final AccountCalls account;
  private final CallRunner runner;
  private final NewDeviceMetadata metadata;
  private final SignedIn user;

  NewDevice(AccountCalls account, CallRunner runner, NewDeviceMetadata metadata, SignedIn user) {
    this.account = account;
    this.runner = runner;
    this.metadata = metadata;
    this.user = user;
  }

  /**
   * What Cognito offers to remember.
   *
   * @return the device's keys, both public
   */
  public NewDeviceMetadata metadata() {
    return metadata;
  }

  /**
   * Registers the device (ConfirmDevice), remembers it where the user decides about that
   * (UpdateDeviceStatus), and keeps its password in the sign-in's own store.
   *
   * @param deviceName what the user calls it, 1 to 1,024 characters
   * @return who is signed in, without the offer
   * @throws IllegalArgumentException if the name is {@code null} or breaks its rule
   * @throws IllegalStateException if the sign-in has no {@link CognitoSignInBuilder#deviceStore};
   *     nothing was sent then, because nobody could use a device whose password is lost
   * @throws io.github.cognitosrp.awssdk.device.DeviceStoreException if the store cannot keep it;
   *     Cognito knows the device then, and nobody can use it
   * @throws software.amazon.awssdk.core.exception.SdkException if Cognito refuses or is out of
   *     reach
   */
  public SignedIn remember(String deviceName) {
    return remember(deviceName, account.devices().store());
  }

  /**
   * Like {@link #remember(String)}, with a store of the caller's. Later sign-ins find the device if
   * that is the sign-in's own store or has the same content.
   *
   * @param deviceName what the user calls it, 1 to 1,024 characters
   * @param store keeps the device's password
   * @return who is signed in, without the offer
   * @throws IllegalArgumentException if an argument is {@code null} or breaks its rule
   * @throws IllegalStateException if the store is {@link DeviceStore#none()}; nothing was sent then
   * @throws io.github.cognitosrp.awssdk.device.DeviceStoreException if the store cannot keep it
   * @throws software.amazon.awssdk.core.exception.SdkException if Cognito refuses or is out of
   *     reach
   */
  public SignedIn remember(String deviceName, DeviceStore store) {
    return runner.now(remembering(deviceName, store));
  }

  /**
   * Like {@link #remember(String)}, without waiting.
   *
   * @param deviceName what the user calls it, 1 to 1,024 characters
   * @return fails as that method does
   * @throws IllegalArgumentException if the name is {@code null} or breaks its rule
   */
  public CompletableFuture<SignedIn> rememberAsync(String deviceName) {
    return rememberAsync(deviceName, account.devices().store());
  }

  /**
   * Like {@link #remember(String, DeviceStore)}, without waiting.
   *
   * @param deviceName what the user calls it, 1 to 1,024 characters
   * @param store keeps the device's password
   * @return fails as that method does
   * @throws IllegalArgumentException if an argument is {@code null} or breaks its rule
   */
  public CompletableFuture<SignedIn> rememberAsync(String deviceName, DeviceStore store) {
    return runner.later(remembering(deviceName, store));
  }

  private Function<CallScope, CompletableFuture<SignedIn>> remembering(
      String deviceName, DeviceStore store) {
    Arguments.text(deviceName, "deviceName");
    Arguments.notNull(store, "store");
    return scope ->
        account
            .deviceCalls()
            .remember(
                scope, user.username(), user.tokens().accessToken(), metadata, deviceName, store)
            .thenApply(done -> user);
  }

  /**
   * Shows no secret.
   *
   * @return the device's key
   */
  @Override
  public String toString() {
    return "NewDevice[" + metadata.deviceKey() + "]";
  }
}
