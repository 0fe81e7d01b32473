package io.github.cognitosrp.awssdk;

import io.github.cognitosrp.awssdk.client.CallRunner;
import io.github.cognitosrp.awssdk.client.CallScope;
import io.github.cognitosrp.awssdk.support.Arguments;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/**
 * An authenticator app that is being enrolled: show the user its secret, then have a code
 * confirmed. Immutable, thread-safe.
 */
public final class TotpSetup {
  private final CallRunner runner;
  private final String secretCode;
  private final Confirmation confirmation;
  private final @Nullable Function<SecretKey, String> exporter;

  /** What a confirmed code leads to. */
  interface Confirmation {
    CompletableFuture<SignInResult> confirm(CallScope scope, String code, String deviceName);
  }

  TotpSetup(
      CallRunner runner,
      String secretCode,
      Confirmation confirmation,
      @Nullable Function<SecretKey, String> exporter) {
    this.runner = runner;
    this.secretCode = secretCode;
    this.confirmation = confirmation;
    this.exporter = exporter;
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
   * @param issuer the service that the user signs in to, shown by the app
   * @param account the user's name, shown by the app
   * @return an {@code otpauth} URI
   * @throws IllegalArgumentException if an argument is {@code null} or has an unpaired surrogate
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
   * @return the next state of the sign-in; {@link SignedIn} if the user was signed in before
   * @throws IllegalArgumentException if an argument is {@code null} or breaks its rule
   * @throws UnexpectedResponseException if Cognito answers what does not fit
   * @throws software.amazon.awssdk.core.exception.SdkException if Cognito refuses the code or is
   *     out of reach
   */
  public SignInResult confirm(String code, String deviceName) {
    return runner.now(confirming(code, deviceName));
  }

  /**
   * Like {@link #confirm(String, String)}, without waiting.
   *
   * @param code 6 digits
   * @param deviceName what the user calls the app's device
   * @return fails as that method does
   * @throws IllegalArgumentException if an argument is {@code null} or breaks its rule
   */
  public CompletableFuture<SignInResult> confirmAsync(String code, String deviceName) {
    return runner.later(confirming(code, deviceName));
  }

  private Function<CallScope, CompletableFuture<SignInResult>> confirming(
      String code, String deviceName) {
    Arguments.text(code, "code");
    Arguments.text(deviceName, "deviceName");
    return scope -> confirmation.confirm(scope, code, deviceName);
  }

  /**
   * Puts this enrolment within a sign-in away, as {@link PendingSignIn#export} does; {@link
   * CognitoSignIn#resumeTotpSetup} takes it up. The secret code is part of what is encrypted.
   *
   * @param key an AES key of 128, 192 or 256 bits
   * @return the encrypted enrolment
   * @throws IllegalArgumentException if the key is not a working AES key
   * @throws IllegalStateException if the key cannot be used at the moment, or the user is signed in
   *     already: begin again then
   */
  public String export(SecretKey key) {
    Arguments.notNull(key, "key");
    if (exporter == null) {
      throw new IllegalStateException("only an enrolment within a sign-in can be exported");
    }
    return exporter.apply(key);
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
