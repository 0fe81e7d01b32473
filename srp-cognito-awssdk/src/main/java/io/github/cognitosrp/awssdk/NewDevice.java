package io.github.cognitosrp.awssdk;

import io.github.cognitosrp.cognito.NewDeviceMetadata;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * The user is signed in, and Cognito offers to remember the device. The offer may be left alone:
 * the tokens hold either way. Immutable, thread-safe.
 *
 * <p>Source: the Amazon Cognito developer guide, "Working with user devices in your user pool".
 */
public final class NewDevice implements SignInResult {
  private final AccountSteps account;
  private final Runner runner;
  private final NewDeviceMetadata metadata;
  private final SignedIn signedIn;

  NewDevice(AccountSteps account, Runner runner, NewDeviceMetadata metadata, SignedIn signedIn) {
    this.account = account;
    this.runner = runner;
    this.metadata = metadata;
    this.signedIn = signedIn;
  }

  @Override
  public String username() {
    return signedIn.username();
  }

  /**
   * The tokens.
   *
   * @return those of {@link #signedIn()}
   */
  public Tokens tokens() {
    return signedIn.tokens();
  }

  /**
   * The user without the offer.
   *
   * @return who is signed in
   */
  public SignedIn signedIn() {
    return signedIn;
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
   * @return who is signed in
   * @throws DeviceStoreException if the store cannot keep it; Cognito knows the device then, and
   *     nobody can use it
   * @throws software.amazon.awssdk.core.exception.SdkException if Cognito refuses or is out of
   *     reach
   */
  public SignedIn remember(String deviceName) {
    return remember(deviceName, account.devices().store());
  }

  /**
   * Like {@link #remember(String)}, with a store of the caller's, which must be the sign-in's own
   * store, or one that shares its content, for later sign-ins to find the device.
   *
   * @param deviceName what the user calls it, 1 to 1,024 characters
   * @param store keeps the device's password
   * @return who is signed in
   * @throws DeviceStoreException if the store cannot keep it
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
   */
  public CompletableFuture<SignedIn> rememberAsync(String deviceName, DeviceStore store) {
    return runner.later(remembering(deviceName, store));
  }

  private Supplier<CompletableFuture<SignedIn>> remembering(String deviceName, DeviceStore store) {
    return () ->
        account.remember(signedIn, metadata, deviceName, store).thenApply(done -> signedIn);
  }

  /**
   * Shows no token.
   *
   * @return the user's name and the device's key
   */
  @Override
  public String toString() {
    return "NewDevice[" + username() + ", " + metadata.deviceKey() + "]";
  }
}
