package io.github.cognitosrp.localpool;

/** The values of {@code AuthFlow} that this pool can serve. */
public enum AuthFlow {
  /** User name and SRP proof. */
  USER_SRP_AUTH,
  /** Starts with {@code CHALLENGE_NAME=SRP_A}; tokens follow the proof, there are no triggers. */
  CUSTOM_AUTH,
  /** Choice-based sign-in; the choice is {@code PASSWORD_SRP}. */
  USER_AUTH,
  /** New ID and access tokens; {@code REFRESH_TOKEN} in a request is another name for it. */
  REFRESH_TOKEN_AUTH
}
