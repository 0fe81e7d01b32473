package io.github.cognitosrp.awssdk;

import io.github.cognitosrp.awssdk.client.CallRunner;
import io.github.cognitosrp.awssdk.client.CallScope;
import io.github.cognitosrp.awssdk.support.Arguments;
import io.github.cognitosrp.cognito.internal.Printable;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The user is signed in. Immutable: a refresh makes a new object, and after signing out the tokens
 * of this one are invalid. Thread-safe.
 *
 * <p>Deleting the user, changing the password and changing attributes are not here, because they
 * need no SRP: call the SDK's {@code deleteUser}, {@code changePassword} and {@code
 * updateUserAttributes} with {@code tokens().accessToken()}.
 */
public final class SignedIn implements SignInResult {
  private final AccountCalls account;
  private final CallRunner runner;
  private final RefreshTokenHolder refreshToken;
  private final Tokens tokens;
  private final @Nullable NewDevice newDevice;

  SignedIn(
      AccountCalls account,
      CallRunner runner,
      RefreshTokenHolder refreshToken,
      Tokens tokens,
      @Nullable NewDevice newDevice) {
    this.account = account;
    this.runner = runner;
    this.refreshToken = refreshToken;
    this.tokens = tokens;
    this.newDevice = newDevice;
  }

  SignedIn withOffer(NewDevice offer) {
    return new SignedIn(account, runner, refreshToken, tokens, offer);
  }

  @Override
  public String username() {
    return refreshToken.username();
  }

  /**
   * The tokens.
   *
   * @return those that Cognito sent for this object
   */
  public Tokens tokens() {
    return tokens;
  }

  /**
   * The device that the tokens are bound to; whoever stores the refresh token stores this beside
   * it.
   *
   * @return the device's key; empty if the pool does not track devices
   */
  public Optional<String> deviceKey() {
    return Optional.ofNullable(refreshToken.deviceKey());
  }

  /**
   * Cognito's offer to remember the device. It may be left alone: the tokens are valid either way.
   *
   * @return the offer; empty if the pool does not track devices, the device is remembered already,
   *     or this object comes from a refresh
   */
  public Optional<NewDevice> newDevice() {
    return Optional.ofNullable(newDevice);
  }

  /**
   * Gets new tokens for the refresh token, by REFRESH_TOKEN_AUTH or GetTokensFromRefreshToken,
   * whichever the app client allows: see {@link CognitoSignInBuilder#refreshTokenRotation}.
   *
   * <p>Where refresh tokens rotate, the new object has the new one; this object and all others of
   * this sign-in use it from then on. Calls at the same time share one request.
   *
   * @return the same user with new tokens
   * @throws IllegalStateException if there is no refresh token
   * @throws UnexpectedResponseException if Cognito answers something else than tokens
   * @throws software.amazon.awssdk.core.exception.SdkException if Cognito refuses or is out of
   *     reach
   */
  public SignedIn refresh() {
    return runner.now(this::refreshing);
  }

  /**
   * Like {@link #refresh()}, without waiting.
   *
   * @return fails as that method does
   */
  public CompletableFuture<SignedIn> refreshAsync() {
    return runner.later(this::refreshing);
  }

  private CompletableFuture<SignedIn> refreshing(CallScope scope) {
    return refreshToken
        .refresh(scope)
        .thenApply(renewed -> new SignedIn(account, runner, refreshToken, renewed, null));
  }

  /**
   * Revokes the refresh token and the access tokens that came from it (RevokeToken). An app
   * client's secret is sent, as that operation demands.
   *
   * @throws IllegalStateException if there is no refresh token
   * @throws software.amazon.awssdk.core.exception.SdkException if Cognito refuses or is out of
   *     reach
   */
  public void signOut() {
    runner.now(this::signingOut);
  }

  /**
   * Like {@link #signOut()}, without waiting.
   *
   * @return fails as that method does
   */
  public CompletableFuture<Void> signOutAsync() {
    return runner.later(this::signingOut);
  }

  private CompletableFuture<Void> signingOut(CallScope scope) {
    return account.signOut(scope, refreshToken.require());
  }

  /**
   * Ends all sessions of the user, on all devices (GlobalSignOut, AdminUserGlobalSignOut). ID
   * tokens stay valid until they expire.
   *
   * @throws software.amazon.awssdk.core.exception.SdkException if Cognito refuses or is out of
   *     reach
   */
  public void signOutEverywhere() {
    runner.now(this::signingOutEverywhere);
  }

  /**
   * Like {@link #signOutEverywhere()}, without waiting.
   *
   * @return fails as that method does
   */
  public CompletableFuture<Void> signOutEverywhereAsync() {
    return runner.later(this::signingOutEverywhere);
  }

  private CompletableFuture<Void> signingOutEverywhere(CallScope scope) {
    return account.signOutEverywhere(scope, username(), tokens.accessToken());
  }

  /**
   * Lists the devices that Cognito knows of the user (ListDevices, AdminListDevices).
   *
   * @return the first page, as Cognito orders them
   * @throws software.amazon.awssdk.core.exception.SdkException if Cognito refuses or is out of
   *     reach
   */
  public DevicePage devices() {
    return runner.now(this::listing);
  }

  /**
   * Like {@link #devices()}, without waiting.
   *
   * @return fails as that method does
   */
  public CompletableFuture<DevicePage> devicesAsync() {
    return runner.later(this::listing);
  }

  private CompletableFuture<DevicePage> listing(CallScope scope) {
    return DevicePage.load(
        account.deviceCalls(), runner, scope, username(), tokens.accessToken(), null);
  }

  /**
   * Makes Cognito forget a device (ForgetDevice, AdminForgetDevice), and the sign-in's device store
   * too if it is the one kept there.
   *
   * @param deviceKey the device's key
   * @throws IllegalArgumentException if the key is {@code null} or breaks its rule
   * @throws io.github.cognitosrp.awssdk.device.DeviceStoreException if the store cannot remove it
   * @throws software.amazon.awssdk.core.exception.SdkException if Cognito refuses or is out of
   *     reach
   */
  public void forgetDevice(String deviceKey) {
    Arguments.text(deviceKey, "deviceKey");
    runner.now(scope -> forgetting(scope, deviceKey));
  }

  /**
   * Like {@link #forgetDevice(String)}, without waiting.
   *
   * @param deviceKey the device's key
   * @return fails as that method does
   * @throws IllegalArgumentException if the key is {@code null} or breaks its rule
   */
  public CompletableFuture<Void> forgetDeviceAsync(String deviceKey) {
    Arguments.text(deviceKey, "deviceKey");
    return runner.later(scope -> forgetting(scope, deviceKey));
  }

  private CompletableFuture<Void> forgetting(CallScope scope, String deviceKey) {
    return account.deviceCalls().forget(scope, username(), tokens.accessToken(), deviceKey);
  }

  /**
   * Begins the enrolment of an authenticator app (AssociateSoftwareToken).
   *
   * @return the secret for the app, and how to confirm it
   * @throws software.amazon.awssdk.core.exception.SdkException if Cognito refuses or is out of
   *     reach
   */
  public TotpSetup beginTotp() {
    return runner.now(this::enrolling);
  }

  /**
   * Like {@link #beginTotp()}, without waiting.
   *
   * @return fails as that method does
   */
  public CompletableFuture<TotpSetup> beginTotpAsync() {
    return runner.later(this::enrolling);
  }

  private CompletableFuture<TotpSetup> enrolling(CallScope scope) {
    TotpEnrolment totp = account.totp();
    String accessToken = tokens.accessToken();
    return totp.associate(account.context(scope), accessToken, null)
        .thenApply(associated ->
            new TotpSetup(
                runner,
                associated.secretCode(),
                (call, code, name) ->
                    totp.verify(account.context(call), accessToken, null, code, name)
                        .thenCompose(done -> totp.prefer(account.context(call), accessToken))
                        .thenApply(done -> this),
                null));
  }

  /**
   * Shows no token.
   *
   * @return the user's name
   */
  @Override
  public String toString() {
    return "SignedIn[" + Printable.of(username()) + "]";
  }
}
