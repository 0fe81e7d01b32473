package io.github.cognitosrp.awssdk;

import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** The way on from a challenge that waited for the caller. */
interface Continuation {

  /** Answers with what needs no arithmetic. */
  CompletableFuture<SignInResult> answer(
      SignInState state, String challenge, Map<String, String> answer);

  /**
   * Answers SELECT_CHALLENGE or PASSWORD_SRP with a proof of the password. The array must stay as
   * it is until the future is complete.
   */
  CompletableFuture<SignInResult> answerWithPassword(
      SignInState state, String challenge, char[] password);
}
