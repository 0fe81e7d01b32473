package io.github.cognitosrp.localpool.model;

/** Whether the pool asks for a second factor: {@code MfaConfiguration}. */
public enum MfaMode {
  /** Nobody is asked. */
  OFF,
  /** Users who have set one up are asked. */
  OPTIONAL,
  /** Everybody is asked; who has none sets one up during the sign-in ({@code MFA_SETUP}). */
  ON
}
