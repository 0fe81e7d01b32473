package io.github.cognitosrp.awssdk;

import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * The user signs in with a passkey: WEB_AUTHN. What Cognito asks goes to the browser's {@code
 * navigator.credentials.get}, and what that returns goes back; nothing is looked into here.
 * Immutable, thread-safe.
 */
public final class WebAuthnChallenge implements SignInResult {
  private final Step step;

  WebAuthnChallenge(Step step) {
    this.step = step;
  }

  @Override
  public String username() {
    return step.username();
  }

  /**
   * What the browser needs.
   *
   * @return CREDENTIAL_REQUEST_OPTIONS, a JSON object (PublicKeyCredentialRequestOptionsJSON of
   *     WebAuthn, level 3)
   * @throws UnexpectedResponseException if Cognito sent none
   */
  public String credentialRequestOptions() {
    String options = step.parameter(Keys.CREDENTIAL_REQUEST_OPTIONS);
    if (options == null) {
      throw UnexpectedResponseException.insteadOf(Keys.CREDENTIAL_REQUEST_OPTIONS);
    }
    return options;
  }

  /**
   * Answers with the browser's credential.
   *
   * @param credentialJson the credential as JSON (AuthenticationResponseJSON of WebAuthn, level 3)
   * @return where the sign-in stands then
   * @throws software.amazon.awssdk.core.exception.SdkException if Cognito refuses or is out of
   *     reach
   */
  public SignInResult answer(String credentialJson) {
    return step.now(Map.of(Keys.CREDENTIAL, credentialJson));
  }

  /**
   * Like {@link #answer(String)}, without waiting.
   *
   * @param credentialJson the credential as JSON
   * @return fails as that method does
   */
  public CompletableFuture<SignInResult> answerAsync(String credentialJson) {
    return step.later(Map.of(Keys.CREDENTIAL, credentialJson));
  }

  /**
   * Shows no secret.
   *
   * @return the challenge's and the user's name
   */
  @Override
  public String toString() {
    return "WebAuthnChallenge[" + step + "]";
  }
}
