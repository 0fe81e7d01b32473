package io.github.cognitosrp.awssdk;

import io.github.cognitosrp.awssdk.support.Arguments;
import io.github.cognitosrp.cognito.internal.CognitoNames;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Cognito wants a code: as a second factor (SMS_MFA, SOFTWARE_TOKEN_MFA, EMAIL_OTP), or as the
 * first one, where the user has chosen that (EMAIL_OTP, SMS_OTP). Immutable, thread-safe.
 */
public final class CodeRequired extends PendingSignIn {
  CodeRequired(PendingChallenge pending) {
    super(pending);
  }

  /**
   * Where the code was sent.
   *
   * @return a masked address such as {@code +*******1234}; empty if none was sent, as for an
   *     authenticator app
   */
  public Optional<String> destination() {
    return pending().parameter(CognitoNames.DESTINATION);
  }

  /**
   * How the code was sent.
   *
   * @return {@code SMS} or {@code EMAIL}; empty if Cognito did not say
   */
  public Optional<String> deliveryMedium() {
    return pending().parameter(CognitoNames.DELIVERY_MEDIUM);
  }

  /**
   * Answers. After a CodeMismatchException another code can be tried.
   *
   * @param code the code as the user read it
   * @return the next state of the sign-in
   * @throws IllegalArgumentException if the code is {@code null} or breaks its rule
   * @throws UnexpectedResponseException if Cognito answers what does not fit
   * @throws software.amazon.awssdk.core.exception.SdkException if Cognito refuses or is out of
   *     reach
   */
  public SignInResult answer(String code) {
    return pending().now(responses(code));
  }

  /**
   * Like {@link #answer(String)}, without waiting.
   *
   * @param code the code as the user read it
   * @return fails as that method does
   * @throws IllegalArgumentException if the code is {@code null} or breaks its rule
   */
  public CompletableFuture<SignInResult> answerAsync(String code) {
    return pending().later(responses(code));
  }

  /** The parameter is the challenge's name and {@code _CODE} for all of them. */
  private Map<String, String> responses(String code) {
    return Map.of(challengeName() + "_CODE", Arguments.text(code, "code"));
  }
}
