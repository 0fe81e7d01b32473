package io.github.cognitosrp.awssdk;

import io.github.cognitosrp.awssdk.support.Arguments;
import io.github.cognitosrp.cognito.internal.CognitoNames;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** The user has several second factors and chooses one: SELECT_MFA_TYPE. Immutable, thread-safe. */
public final class MfaSelectionRequired extends PendingSignIn {
  MfaSelectionRequired(PendingChallenge pending) {
    super(pending);
  }

  /**
   * The choices.
   *
   * @return names of challenges, such as SOFTWARE_TOKEN_MFA
   */
  public List<String> available() {
    return pending().names(CognitoNames.MFAS_CAN_CHOOSE);
  }

  /**
   * Chooses.
   *
   * @param factor one of {@link #available()}
   * @return the next state of the sign-in, usually {@link CodeRequired}
   * @throws IllegalArgumentException if the factor is {@code null} or breaks its rule
   * @throws UnexpectedResponseException if Cognito answers what does not fit
   * @throws software.amazon.awssdk.core.exception.SdkException if Cognito refuses or is out of
   *     reach
   */
  public SignInResult choose(String factor) {
    return pending().now(choice(factor));
  }

  /**
   * Like {@link #choose(String)}, without waiting.
   *
   * @param factor one of {@link #available()}
   * @return fails as that method does
   * @throws IllegalArgumentException if the factor is {@code null} or breaks its rule
   */
  public CompletableFuture<SignInResult> chooseAsync(String factor) {
    return pending().later(choice(factor));
  }

  private static Map<String, String> choice(String factor) {
    return Map.of(CognitoNames.ANSWER, Arguments.text(factor, "factor"));
  }
}
