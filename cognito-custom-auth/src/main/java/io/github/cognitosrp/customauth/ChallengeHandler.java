package io.github.cognitosrp.customauth;

import java.util.Map;

/**
 * One kind of challenge: it makes the challenge and verifies the answer.
 *
 * <p>Cognito calls a trigger again when it has not answered within five seconds, up to three times
 * in all, so each method can be called again with the same arguments. Implementations are
 * thread-safe. They should not throw; if they do, the answer counts as wrong and the log names the
 * exception's class.
 */
public interface ChallengeHandler {

  /**
   * The name of this kind of challenge. It stands in the log and in Cognito's {@code
   * challengeMetadata}, which says later which challenge was answered.
   *
   * @return 1 to 64 characters of {@code A-Z a-z 0-9 _ -}, always the same
   */
  String name();

  /**
   * Whether this challenge proves too little to be the first or only one. {@link
   * CustomAuthFlowBuilder#build()} then wants the password, or another challenge, before it.
   *
   * @return {@code false} unless overridden
   */
  default boolean secondFactorOnly() {
    return false;
  }

  /**
   * Makes a challenge. For a user who does not exist ({@link ChallengeRequest#userNotFound()}) it
   * must look like one for a user who does.
   *
   * @param request whose sign-in it is
   * @return what the client gets, and what only {@link #verify} gets
   */
  CreatedChallenge create(ChallengeRequest request);

  /**
   * Verifies the answer to a challenge. Whatever is accepted here counts as wrong for a user who
   * does not exist.
   *
   * @param request whose sign-in it is
   * @param privateParameters those that {@link #create} returned. They come from Cognito, not from
   *     the client; unmodifiable
   * @param answer what the client sent, unchecked
   * @return whether the answer is right, and the reason, for the log
   */
  Verdict verify(ChallengeRequest request, Map<String, String> privateParameters, String answer);
}
