package io.github.cognitosrp.awssdk;

import io.github.cognitosrp.awssdk.support.Arguments;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** A challenge that this version does not know by name. Immutable, thread-safe. */
public final class OtherAnswerRequired extends PendingSignIn {
  OtherAnswerRequired(PendingChallenge pending) {
    super(pending);
  }

  /**
   * The challenge's parameters.
   *
   * @return ChallengeParameters as Cognito sent them, unmodifiable
   */
  public Map<String, String> parameters() {
    return pending().reply().parameters();
  }

  /**
   * Answers.
   *
   * @param responses the challenge's own ChallengeResponses; USERNAME, SECRET_HASH and DEVICE_KEY
   *     are added
   * @return the next state of the sign-in
   * @throws IllegalArgumentException if the map, a name or a value is {@code null} or breaks its
   *     rule
   * @throws UnexpectedResponseException if Cognito answers what does not fit
   * @throws software.amazon.awssdk.core.exception.SdkException if Cognito refuses or is out of
   *     reach
   */
  public SignInResult answer(Map<String, String> responses) {
    return pending().now(Arguments.copy(responses, "responses"));
  }

  /**
   * Like {@link #answer(Map)}, without waiting.
   *
   * @param responses the challenge's own ChallengeResponses
   * @return fails as that method does
   * @throws IllegalArgumentException if the map, a name or a value is {@code null} or breaks its
   *     rule
   */
  public CompletableFuture<SignInResult> answerAsync(Map<String, String> responses) {
    return pending().later(Arguments.copy(responses, "responses"));
  }
}
