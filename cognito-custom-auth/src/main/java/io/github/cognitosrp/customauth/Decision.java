package io.github.cognitosrp.customauth;

/** What comes next in a sign-in. */
sealed interface Decision {

  /** Cognito verifies the password. */
  record Password() implements Decision {}

  /**
   * One of our challenges.
   *
   * @param index which one, from 0
   */
  record Challenge(int index) implements Decision {}

  /** The user is signed in. */
  record Tokens() implements Decision {}

  /**
   * The sign-in ends without tokens.
   *
   * @param reason for the log
   */
  record Failure(String reason) implements Decision {}
}
