package io.github.cognitosrp.awssdk;

import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** A challenge that this version does not know by name. Immutable, thread-safe. */
public final class OtherChallenge implements SignInResult {
  private final Step step;

  OtherChallenge(Step step) {
    this.step = step;
  }

  @Override
  public String username() {
    return step.username();
  }

  /**
   * The challenge's name.
   *
   * @return ChallengeName as Cognito sent it
   */
  public String challengeName() {
    return step.challenge();
  }

  /**
   * The challenge's parameters.
   *
   * @return ChallengeParameters as Cognito sent them, unmodifiable
   */
  public Map<String, String> parameters() {
    return step.reply().parameters();
  }

  /**
   * Answers.
   *
   * @param responses the challenge's own ChallengeResponses; USERNAME, SECRET_HASH and DEVICE_KEY
   *     are added
   * @return where the sign-in stands then
   * @throws software.amazon.awssdk.core.exception.SdkException if Cognito refuses or is out of
   *     reach
   */
  public SignInResult answer(Map<String, String> responses) {
    return step.now(Map.copyOf(responses));
  }

  /**
   * Like {@link #answer(Map)}, without waiting.
   *
   * @param responses the challenge's own ChallengeResponses
   * @return fails as that method does
   */
  public CompletableFuture<SignInResult> answerAsync(Map<String, String> responses) {
    return step.later(Map.copyOf(responses));
  }

  /**
   * Shows no parameter.
   *
   * @return the challenge's and the user's name
   */
  @Override
  public String toString() {
    return "OtherChallenge[" + step + "]";
  }
}
