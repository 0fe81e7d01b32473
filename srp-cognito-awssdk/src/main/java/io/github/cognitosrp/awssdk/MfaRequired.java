package io.github.cognitosrp.awssdk;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Cognito wants a code: SMS_MFA, SOFTWARE_TOKEN_MFA, EMAIL_OTP or SMS_OTP. Immutable, thread-safe.
 */
public final class MfaRequired implements SignInResult {
  private final Step step;

  MfaRequired(Step step) {
    this.step = step;
  }

  @Override
  public String username() {
    return step.username();
  }

  /**
   * Which code.
   *
   * @return SMS_MFA, SOFTWARE_TOKEN_MFA, EMAIL_OTP or SMS_OTP
   */
  public String challengeName() {
    return step.challenge();
  }

  /**
   * Where the code went.
   *
   * @return a masked address such as {@code +*******1234}; empty if none was sent, as for an
   *     authenticator app
   */
  public Optional<String> destination() {
    return Optional.ofNullable(step.parameter(Keys.DESTINATION));
  }

  /**
   * How the code went.
   *
   * @return {@code SMS} or {@code EMAIL}; empty if Cognito did not say
   */
  public Optional<String> deliveryMedium() {
    return Optional.ofNullable(step.parameter(Keys.DELIVERY_MEDIUM));
  }

  /**
   * Answers. After a CodeMismatchException another code can be tried.
   *
   * @param code the code as the user read it
   * @return where the sign-in stands then
   * @throws software.amazon.awssdk.core.exception.SdkException if Cognito refuses or is out of
   *     reach
   */
  public SignInResult answer(String code) {
    return step.now(responses(code));
  }

  /**
   * Like {@link #answer(String)}, without waiting.
   *
   * @param code the code as the user read it
   * @return fails as that method does
   */
  public CompletableFuture<SignInResult> answerAsync(String code) {
    return step.later(responses(code));
  }

  /** The parameter is the challenge's name and {@code _CODE} for all four. */
  private Map<String, String> responses(String code) {
    return Map.of(step.challenge() + "_CODE", code);
  }

  /**
   * Shows no secret.
   *
   * @return the challenge's and the user's name
   */
  @Override
  public String toString() {
    return "MfaRequired[" + step + "]";
  }
}
