package io.github.cognitosrp.localpool.model;

/** Whether a passkey has to verify its user, by PIN or biometrics: {@code UserVerification}. */
public enum UserVerification {
  /** Wanted, and not insisted upon. */
  PREFERRED,
  /** Insisted upon, at the registration and at each sign-in. */
  REQUIRED
}
