package io.github.cognitosrp.awssdk;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** The user has several second factors and chooses one: SELECT_MFA_TYPE. Immutable, thread-safe. */
public final class MfaSelectionRequired implements SignInResult {
  private final Step step;

  MfaSelectionRequired(Step step) {
    this.step = step;
  }

  @Override
  public String username() {
    return step.username();
  }

  /**
   * The choices.
   *
   * @return names of challenges, such as SOFTWARE_TOKEN_MFA
   */
  public List<String> available() {
    return step.names(Keys.MFAS_CAN_CHOOSE);
  }

  /**
   * Chooses.
   *
   * @param challengeName one of {@link #available()}
   * @return where the sign-in stands then, usually {@link MfaRequired}
   * @throws software.amazon.awssdk.core.exception.SdkException if Cognito refuses or is out of
   *     reach
   */
  public SignInResult choose(String challengeName) {
    return step.now(Map.of(Keys.ANSWER, challengeName));
  }

  /**
   * Like {@link #choose(String)}, without waiting.
   *
   * @param challengeName one of {@link #available()}
   * @return fails as that method does
   */
  public CompletableFuture<SignInResult> chooseAsync(String challengeName) {
    return step.later(Map.of(Keys.ANSWER, challengeName));
  }

  /**
   * Shows no secret.
   *
   * @return the challenge's and the user's name
   */
  @Override
  public String toString() {
    return "MfaSelectionRequired[" + step + "]";
  }
}
