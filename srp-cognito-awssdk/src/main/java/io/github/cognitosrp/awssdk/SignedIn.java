package io.github.cognitosrp.awssdk;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeviceType;

/**
 * The user is signed in. Immutable: a refresh makes a new one, and signing out leaves this one with
 * tokens that no longer hold. Thread-safe.
 */
public final class SignedIn implements SignInResult {
  private final AccountSteps account;
  private final Runner runner;
  private final String username;
  private final @Nullable String deviceKey;
  private final Tokens tokens;

  SignedIn(
      AccountSteps account,
      Runner runner,
      String username,
      @Nullable String deviceKey,
      Tokens tokens) {
    this.account = account;
    this.runner = runner;
    this.username = username;
    this.deviceKey = deviceKey;
    this.tokens = tokens;
  }

  @Override
  public String username() {
    return username;
  }

  /**
   * The tokens.
   *
   * @return the latest ones of this object
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
    return Optional.ofNullable(deviceKey);
  }

  /**
   * Gets new tokens for the refresh token (REFRESH_TOKEN_AUTH), with the device's key.
   *
   * @return the same user with new tokens
   * @throws IllegalStateException if there is no refresh token
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

  private CompletableFuture<SignedIn> refreshing() {
    return account
        .refresh(username, deviceKey, refreshToken())
        .thenApply(renewed -> new SignedIn(account, runner, username, deviceKey, renewed));
  }

  /**
   * Revokes the refresh token and the access tokens that came from it (RevokeToken). For an app
   * client with a secret use {@link #signOut(String)}.
   *
   * @throws IllegalStateException if there is no refresh token, or the app client has a secret
   * @throws software.amazon.awssdk.core.exception.SdkException if Cognito refuses or is out of
   *     reach
   */
  public void signOut() {
    runner.now(signingOut(null));
  }

  /**
   * Like {@link #signOut()}, without waiting.
   *
   * @return fails as that method does
   */
  public CompletableFuture<Void> signOutAsync() {
    return runner.later(signingOut(null));
  }

  /**
   * Revokes the refresh token for an app client with a secret: RevokeToken wants the secret itself
   * in place of a SECRET_HASH, and {@link io.github.cognitosrp.cognito.AppClient} does not hand its
   * secret out.
   *
   * @param clientSecret the app client's secret
   * @throws IllegalStateException if there is no refresh token
   * @throws software.amazon.awssdk.core.exception.SdkException if Cognito refuses or is out of
   *     reach
   */
  public void signOut(String clientSecret) {
    runner.now(signingOut(clientSecret));
  }

  /**
   * Like {@link #signOut(String)}, without waiting.
   *
   * @param clientSecret the app client's secret
   * @return fails as that method does
   */
  public CompletableFuture<Void> signOutAsync(String clientSecret) {
    return runner.later(signingOut(clientSecret));
  }

  private Supplier<CompletableFuture<Void>> signingOut(@Nullable String clientSecret) {
    return () -> {
      refreshToken();
      if (clientSecret == null && account.srp().appClient().hasSecret()) {
        throw new IllegalStateException("RevokeToken needs this app client's secret");
      }
      return account.signOut(this, clientSecret);
    };
  }

  /**
   * Ends all sessions of the user, on all devices (GlobalSignOut, AdminUserGlobalSignOut). ID
   * tokens hold until they expire.
   *
   * @throws software.amazon.awssdk.core.exception.SdkException if Cognito refuses or is out of
   *     reach
   */
  public void signOutEverywhere() {
    runner.now(() -> account.signOutEverywhere(this));
  }

  /**
   * Like {@link #signOutEverywhere()}, without waiting.
   *
   * @return fails as that method does
   */
  public CompletableFuture<Void> signOutEverywhereAsync() {
    return runner.later(() -> account.signOutEverywhere(this));
  }

  /**
   * Lists the devices that Cognito knows of the user (ListDevices, AdminListDevices).
   *
   * @return at most 60, as Cognito orders them
   * @throws software.amazon.awssdk.core.exception.SdkException if Cognito refuses or is out of
   *     reach
   */
  public List<DeviceType> devices() {
    return runner.now(() -> account.devices(this));
  }

  /**
   * Like {@link #devices()}, without waiting.
   *
   * @return fails as that method does
   */
  public CompletableFuture<List<DeviceType>> devicesAsync() {
    return runner.later(() -> account.devices(this));
  }

  /**
   * Makes Cognito forget a device (ForgetDevice, AdminForgetDevice), and the sign-in's device store
   * too if it is the one kept there.
   *
   * @param key the device's key
   * @throws DeviceStoreException if the store cannot remove it
   * @throws software.amazon.awssdk.core.exception.SdkException if Cognito refuses or is out of
   *     reach
   */
  public void forgetDevice(String key) {
    runner.now(() -> account.forgetDevice(this, key));
  }

  /**
   * Like {@link #forgetDevice(String)}, without waiting.
   *
   * @param key the device's key
   * @return fails as that method does
   */
  public CompletableFuture<Void> forgetDeviceAsync(String key) {
    return runner.later(() -> account.forgetDevice(this, key));
  }

  /**
   * Begins the enrolment of an authenticator app (AssociateSoftwareToken).
   *
   * @return the secret for the app, and how to confirm it
   * @throws software.amazon.awssdk.core.exception.SdkException if Cognito refuses or is out of
   *     reach
   */
  public TotpSetup beginTotp() {
    return runner.now(() -> account.totp().begin(this, runner));
  }

  /**
   * Like {@link #beginTotp()}, without waiting.
   *
   * @return fails as that method does
   */
  public CompletableFuture<TotpSetup> beginTotpAsync() {
    return runner.later(() -> account.totp().begin(this, runner));
  }

  private String refreshToken() {
    if (tokens.refreshToken() == null) {
      throw new IllegalStateException("there is no refresh token");
    }
    return tokens.refreshToken();
  }

  /**
   * Shows no token.
   *
   * @return the user's name
   */
  @Override
  public String toString() {
    return "SignedIn[" + username + "]";
  }
}
