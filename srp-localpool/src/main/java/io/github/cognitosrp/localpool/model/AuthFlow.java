package io.github.cognitosrp.localpool.model;

/** The values of {@code AuthFlow} that this pool can serve. */
public enum AuthFlow {
  /** User name and SRP proof. */
  USER_SRP_AUTH,
  /** The pool's triggers decide; without them SRP comes first and tokens follow. */
  CUSTOM_AUTH,
  /** Choice-based sign-in: a password and what {@link FirstFactor} has. */
  USER_AUTH,
  /** User name and password in the request. */
  USER_PASSWORD_AUTH,
  /**
   * User name and password in an {@code AdminInitiateAuth}; {@code ADMIN_NO_SRP_AUTH} in a request
   * is another name for it.
   */
  ADMIN_USER_PASSWORD_AUTH,
  /** New ID and access tokens; {@code REFRESH_TOKEN} in a request is another name for it. */
  REFRESH_TOKEN_AUTH
}
