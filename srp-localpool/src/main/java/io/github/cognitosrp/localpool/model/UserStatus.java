package io.github.cognitosrp.localpool.model;

/** The values of {@code UserStatus} that occur in this pool. */
public enum UserStatus {
  /** Signed up, not confirmed: no sign-in yet. */
  UNCONFIRMED,
  /** May sign in. */
  CONFIRMED,
  /** Has a temporary password: the sign-in asks for a new one. */
  FORCE_CHANGE_PASSWORD,
  /** Must reset the password: no sign-in. */
  RESET_REQUIRED
}
