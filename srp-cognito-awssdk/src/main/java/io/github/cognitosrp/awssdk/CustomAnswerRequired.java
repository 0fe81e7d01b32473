package io.github.cognitosrp.awssdk;

import io.github.cognitosrp.awssdk.support.Arguments;
import io.github.cognitosrp.cognito.internal.CognitoNames;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * A challenge of the pool's own triggers: CUSTOM_CHALLENGE. Immutable, thread-safe.
 *
 * <p>Source: the Amazon Cognito developer guide, "Custom authentication challenge Lambda triggers".
 */
public final class CustomAnswerRequired extends PendingSignIn {
  CustomAnswerRequired(PendingChallenge pending) {
    super(pending);
  }

  /**
   * What the triggers tell the client.
   *
   * @return the public challenge parameters and Cognito's USERNAME, unmodifiable
   */
  public Map<String, String> parameters() {
    return pending().reply().parameters();
  }

  /**
   * The challenge as FIDO2 options.
   *
   * @return what the browser needs; empty if the triggers ask for something else
   * @throws UnexpectedResponseException if {@code fido2options} is there and cannot be read
   */
  public Optional<Fido2Options> fido2Options() {
    return pending().parameter(Fido2Options.PARAMETER).map(Fido2Options::parse);
  }

  /**
   * The challenge as a redirect to Duo.
   *
   * @return where the browser goes; empty if the triggers ask for something else
   * @throws UnexpectedResponseException if {@code duoAuthUrl} is there and is no address for a
   *     browser, or {@code state} is missing
   */
  public Optional<DuoRedirect> duoRedirect() {
    return DuoRedirect.of(parameters());
  }

  /**
   * Answers.
   *
   * @param answer what the triggers understand
   * @return the next state of the sign-in; another {@link CustomAnswerRequired} if they want more
   * @throws IllegalArgumentException if the answer is {@code null} or breaks its rule
   * @throws UnexpectedResponseException if Cognito answers what does not fit
   * @throws software.amazon.awssdk.core.exception.SdkException if Cognito refuses or is out of
   *     reach
   */
  public SignInResult answer(String answer) {
    return pending().now(responses(answer));
  }

  /**
   * Like {@link #answer(String)}, without waiting.
   *
   * @param answer what the triggers understand
   * @return fails as that method does
   * @throws IllegalArgumentException if the answer is {@code null} or breaks its rule
   */
  public CompletableFuture<SignInResult> answerAsync(String answer) {
    return pending().later(responses(answer));
  }

  private static Map<String, String> responses(String answer) {
    return Map.of(CognitoNames.ANSWER, Arguments.text(answer, "answer"));
  }
}
