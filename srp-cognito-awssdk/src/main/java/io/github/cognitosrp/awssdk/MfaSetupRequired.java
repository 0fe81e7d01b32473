package io.github.cognitosrp.awssdk;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * The pool demands a second factor and the user has none yet: MFA_SETUP. Immutable, thread-safe.
 *
 * <p>Source: the Cognito API reference, AssociateSoftwareToken and RespondToAuthChallenge.
 */
public final class MfaSetupRequired implements SignInResult {
  private final Step step;
  private final TotpSteps totp;

  MfaSetupRequired(Step step, TotpSteps totp) {
    this.step = step;
    this.totp = totp;
  }

  @Override
  public String username() {
    return step.username();
  }

  /**
   * What can be set up.
   *
   * @return names of challenges, such as SOFTWARE_TOKEN_MFA
   */
  public List<String> available() {
    return step.names(Keys.MFAS_CAN_SETUP);
  }

  /**
   * Begins the enrolment of an authenticator app (AssociateSoftwareToken).
   *
   * @return the secret for the app, and how to go on
   * @throws software.amazon.awssdk.core.exception.SdkException if Cognito refuses or is out of
   *     reach
   */
  public TotpSetup beginTotp() {
    return step.runner().now(() -> totp.begin(step));
  }

  /**
   * Like {@link #beginTotp()}, without waiting.
   *
   * @return fails as that method does
   */
  public CompletableFuture<TotpSetup> beginTotpAsync() {
    return step.runner().later(() -> totp.begin(step));
  }

  /**
   * Sets up codes by e-mail, where EMAIL_OTP is {@link #available()}.
   *
   * @param email the user's address
   * @return where the sign-in stands then, usually {@link MfaRequired}
   * @throws software.amazon.awssdk.core.exception.SdkException if Cognito refuses or is out of
   *     reach
   */
  public SignInResult setUpEmail(String email) {
    return step.now(Map.of("EMAIL", email));
  }

  /**
   * Like {@link #setUpEmail(String)}, without waiting.
   *
   * @param email the user's address
   * @return fails as that method does
   */
  public CompletableFuture<SignInResult> setUpEmailAsync(String email) {
    return step.later(Map.of("EMAIL", email));
  }

  /**
   * Shows no secret.
   *
   * @return the challenge's and the user's name
   */
  @Override
  public String toString() {
    return "MfaSetupRequired[" + step + "]";
  }
}
