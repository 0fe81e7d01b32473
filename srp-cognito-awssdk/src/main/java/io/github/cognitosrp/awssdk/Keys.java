package io.github.cognitosrp.awssdk;

/** Cognito's names of challenges and parameters, as the API reference has them. */
final class Keys {
  static final String PASSWORD_VERIFIER = "PASSWORD_VERIFIER";
  static final String PASSWORD_SRP = "PASSWORD_SRP";
  static final String DEVICE_SRP_AUTH = "DEVICE_SRP_AUTH";
  static final String DEVICE_PASSWORD_VERIFIER = "DEVICE_PASSWORD_VERIFIER";
  static final String SMS_MFA = "SMS_MFA";
  static final String SOFTWARE_TOKEN_MFA = "SOFTWARE_TOKEN_MFA";
  static final String EMAIL_OTP = "EMAIL_OTP";
  static final String SMS_OTP = "SMS_OTP";
  static final String SELECT_MFA_TYPE = "SELECT_MFA_TYPE";
  static final String MFA_SETUP = "MFA_SETUP";
  static final String NEW_PASSWORD_REQUIRED = "NEW_PASSWORD_REQUIRED";
  static final String CUSTOM_CHALLENGE = "CUSTOM_CHALLENGE";
  static final String SELECT_CHALLENGE = "SELECT_CHALLENGE";
  static final String WEB_AUTHN = "WEB_AUTHN";
  static final String REFRESH_TOKEN_AUTH = "REFRESH_TOKEN_AUTH";

  static final String USERNAME = "USERNAME";
  static final String SECRET_HASH = "SECRET_HASH";
  static final String DEVICE_KEY = "DEVICE_KEY";
  static final String TIMESTAMP = "TIMESTAMP";
  static final String ANSWER = "ANSWER";
  static final String NEW_PASSWORD = "NEW_PASSWORD";
  static final String USER_ATTRIBUTES = "userAttributes";
  static final String REQUIRED_ATTRIBUTES = "requiredAttributes";
  static final String CREDENTIAL = "CREDENTIAL";
  static final String CREDENTIAL_REQUEST_OPTIONS = "CREDENTIAL_REQUEST_OPTIONS";
  static final String MFAS_CAN_CHOOSE = "MFAS_CAN_CHOOSE";
  static final String MFAS_CAN_SETUP = "MFAS_CAN_SETUP";
  static final String DELIVERY_MEDIUM = "CODE_DELIVERY_DELIVERY_MEDIUM";
  static final String DESTINATION = "CODE_DELIVERY_DESTINATION";

  private Keys() {}
}
