package io.github.cognitosrp.localpool.model;

/** What choice-based sign-in ({@code USER_AUTH}) offers besides {@code PASSWORD_SRP}. */
public enum FirstFactor {
  /** A code to the attribute {@code email}, to be read from {@code LocalUserPool.sentCodes()}. */
  EMAIL_OTP,
  /**
   * A code to the attribute {@code phone_number}, to be read from {@code
   * LocalUserPool.sentCodes()}.
   */
  SMS_OTP,
  /**
   * A passkey (WebAuthn), really verified; offered to users who have registered one with {@code
   * StartWebAuthnRegistration} and {@code CompleteWebAuthnRegistration}.
   */
  WEB_AUTHN
}
