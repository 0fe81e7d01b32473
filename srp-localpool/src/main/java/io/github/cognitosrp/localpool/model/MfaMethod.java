package io.github.cognitosrp.localpool.model;

/** The second factors, by the names of their challenges. */
public enum MfaMethod {
  /**
   * A code to the attribute {@code phone_number}, to be read from {@code
   * LocalUserPool.sentCodes()}.
   */
  SMS_MFA,
  /** A code of an authenticator app (RFC 6238), really verified, and only once. */
  SOFTWARE_TOKEN_MFA,
  /** A code to the attribute {@code email}, to be read from {@code LocalUserPool.sentCodes()}. */
  EMAIL_OTP
}
