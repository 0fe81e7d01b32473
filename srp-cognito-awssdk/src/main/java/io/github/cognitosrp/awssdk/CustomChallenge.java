package io.github.cognitosrp.awssdk;

import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * A challenge of the pool's own triggers: CUSTOM_CHALLENGE. Immutable, thread-safe.
 *
 * <p>Source: the Amazon Cognito developer guide, "Custom authentication challenge Lambda triggers".
 */
public final class CustomChallenge implements SignInResult {
  private final Step step;

  CustomChallenge(Step step) {
    this.step = step;
  }

  @Override
  public String username() {
    return step.username();
  }

  /**
   * What the triggers tell the client.
   *
   * @return the public challenge parameters and Cognito's USERNAME, unmodifiable
   */
  public Map<String, String> parameters() {
    return step.reply().parameters();
  }

  /**
   * Answers.
   *
   * @param answer what the triggers understand
   * @return where the sign-in stands then; another {@link CustomChallenge} if they want more
   * @throws software.amazon.awssdk.core.exception.SdkException if Cognito refuses or is out of
   *     reach
   */
  public SignInResult answer(String answer) {
    return step.now(Map.of(Keys.ANSWER, answer));
  }

  /**
   * Like {@link #answer(String)}, without waiting.
   *
   * @param answer what the triggers understand
   * @return fails as that method does
   */
  public CompletableFuture<SignInResult> answerAsync(String answer) {
    return step.later(Map.of(Keys.ANSWER, answer));
  }

  /**
   * Shows no parameter.
   *
   * @return the challenge's and the user's name
   */
  @Override
  public String toString() {
    return "CustomChallenge[" + step + "]";
  }
}
