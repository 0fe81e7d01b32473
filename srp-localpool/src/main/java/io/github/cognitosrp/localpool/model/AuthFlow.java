package io.github.cognitosrp.localpool.model;

/** The values of {@code AuthFlow} that this pool can serve. */
public enum AuthFlow {
  /** User name and SRP proof. */
  USER_SRP_AUTH,
  /** The pool's triggers decide; without them SRP comes first and tokens follow. */
  CUSTOM_AUTH,
  /** Choice-based sign-in: {@code PASSWORD_SRP} and what {@link FirstFactor} has. */
  USER_AUTH,
  /** New ID and access tokens; {@code REFRESH_TOKEN} in a request is another name for it. */
  REFRESH_TOKEN_AUTH
}
