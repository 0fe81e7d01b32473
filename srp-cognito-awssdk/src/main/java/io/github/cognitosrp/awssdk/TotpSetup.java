package io.github.cognitosrp.awssdk;

import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;

/**
 * An authenticator app that is being enrolled: show the user its secret, then have a code
 * confirmed. Immutable, thread-safe.
 */
public final class TotpSetup {
  private final Runner runner;
  private final String secretCode;
  private final BiFunction<String, String, CompletableFuture<? extends SignInResult>> confirm;

  TotpSetup(
      Runner runner,
      String secretCode,
      BiFunction<String, String, CompletableFuture<? extends SignInResult>> confirm) {
    this.runner = runner;
    this.secretCode = secretCode;
    this.confirm = confirm;
  }

  /**
   * The secret that the app and Cognito share. Whoever has it makes the user's codes.
   *
   * @return base32 digits
   */
  public String secretCode() {
    return secretCode;
  }

  /**
   * The address for a QR code. It holds the secret.
   *
   * @param issuer who the user signs in to, shown by the app
   * @param account the user's name, shown by the app
   * @return an {@code otpauth} URI
   */
  public URI keyUri(String issuer, String account) {
    return Totp.keyUri(issuer, account, secretCode);
  }

  /**
   * Confirms the app with a code of it (VerifySoftwareToken). Within a sign-in that goes on; for a
   * user who is signed in the app becomes the preferred second factor (SetUserMFAPreference).
   *
   * @param code 6 digits
   * @param deviceName what the user calls the app's device
   * @return where the sign-in stands then; {@link SignedIn} if the user was signed in before
   * @throws software.amazon.awssdk.core.exception.SdkException if Cognito refuses the code or is
   *     out of reach
   */
  public SignInResult confirm(String code, String deviceName) {
    return runner.now(() -> confirming(code, deviceName));
  }

  /**
   * Like {@link #confirm(String, String)}, without waiting.
   *
   * @param code 6 digits
   * @param deviceName what the user calls the app's device
   * @return fails as that method does
   */
  public CompletableFuture<SignInResult> confirmAsync(String code, String deviceName) {
    return runner.later(() -> confirming(code, deviceName));
  }

  private CompletableFuture<SignInResult> confirming(String code, String deviceName) {
    return confirm.apply(code, deviceName).thenApply(result -> result);
  }

  /**
   * Shows no secret.
   *
   * @return the name of the type
   */
  @Override
  public String toString() {
    return "TotpSetup";
  }
}
