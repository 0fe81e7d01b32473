package io.github.cognitosrp.awssdk;

import io.github.cognitosrp.awssdk.support.Arguments;
import io.github.cognitosrp.cognito.internal.CognitoNames;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * The user signs in with a passkey: WEB_AUTHN. Cognito's request goes to the browser's {@code
 * navigator.credentials.get}, and what that returns goes back; neither is inspected here.
 * Immutable, thread-safe.
 */
public final class PasskeyRequired extends PendingSignIn {
  PasskeyRequired(PendingChallenge pending) {
    super(pending);
  }

  /**
   * What the browser needs.
   *
   * @return CREDENTIAL_REQUEST_OPTIONS, a JSON object (PublicKeyCredentialRequestOptionsJSON of
   *     WebAuthn, level 3)
   * @throws UnexpectedResponseException if Cognito sent none
   */
  public String credentialRequestOptions() {
    return pending()
        .parameter(CognitoNames.CREDENTIAL_REQUEST_OPTIONS)
        .orElseThrow(
            () -> UnexpectedResponseException.insteadOf(CognitoNames.CREDENTIAL_REQUEST_OPTIONS));
  }

  /**
   * Answers with the browser's credential.
   *
   * @param credentialJson the credential as JSON (AuthenticationResponseJSON of WebAuthn, level 3)
   * @return the next state of the sign-in
   * @throws IllegalArgumentException if the credential is {@code null} or breaks its rule
   * @throws UnexpectedResponseException if Cognito answers what does not fit
   * @throws software.amazon.awssdk.core.exception.SdkException if Cognito refuses or is out of
   *     reach
   */
  public SignInResult answer(String credentialJson) {
    return pending().now(responses(credentialJson));
  }

  /**
   * Like {@link #answer(String)}, without waiting.
   *
   * @param credentialJson the credential as JSON
   * @return fails as that method does
   * @throws IllegalArgumentException if the credential is {@code null} or breaks its rule
   */
  public CompletableFuture<SignInResult> answerAsync(String credentialJson) {
    return pending().later(responses(credentialJson));
  }

  private static Map<String, String> responses(String credentialJson) {
    return Map.of(CognitoNames.CREDENTIAL, Arguments.text(credentialJson, "credentialJson"));
  }
}
