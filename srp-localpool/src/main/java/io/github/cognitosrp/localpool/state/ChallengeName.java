package io.github.cognitosrp.localpool.state;

/** The challenges that this pool issues. */
public enum ChallengeName {
  PASSWORD_VERIFIER,
  DEVICE_SRP_AUTH,
  DEVICE_PASSWORD_VERIFIER,
  PASSWORD_SRP,
  PASSWORD,
  SELECT_CHALLENGE,
  NEW_PASSWORD_REQUIRED,
  SMS_MFA,
  SOFTWARE_TOKEN_MFA,
  EMAIL_OTP,
  SMS_OTP,
  SELECT_MFA_TYPE,
  MFA_SETUP,
  CUSTOM_CHALLENGE,
  WEB_AUTHN
}
