package io.github.cognitosrp.cognito.internal;

/** Cognito's names of flows, challenges and parameters, as its API reference has them. */
public final class CognitoNames {
  // Flows and challenges.
  public static final String CUSTOM_CHALLENGE = "CUSTOM_CHALLENGE";
  public static final String DEVICE_PASSWORD_VERIFIER = "DEVICE_PASSWORD_VERIFIER";
  public static final String DEVICE_SRP_AUTH = "DEVICE_SRP_AUTH";
  public static final String EMAIL_OTP = "EMAIL_OTP";
  public static final String MFA_SETUP = "MFA_SETUP";
  public static final String NEW_PASSWORD_REQUIRED = "NEW_PASSWORD_REQUIRED";
  public static final String PASSWORD_SRP = "PASSWORD_SRP";
  public static final String PASSWORD_VERIFIER = "PASSWORD_VERIFIER";
  public static final String REFRESH_TOKEN_AUTH = "REFRESH_TOKEN_AUTH";
  public static final String SELECT_CHALLENGE = "SELECT_CHALLENGE";
  public static final String SELECT_MFA_TYPE = "SELECT_MFA_TYPE";
  public static final String SMS_MFA = "SMS_MFA";
  public static final String SMS_OTP = "SMS_OTP";
  public static final String SOFTWARE_TOKEN_MFA = "SOFTWARE_TOKEN_MFA";
  public static final String WEB_AUTHN = "WEB_AUTHN";

  // Parameters.
  public static final String ANSWER = "ANSWER";
  public static final String CHALLENGE_NAME = "CHALLENGE_NAME";
  public static final String CREDENTIAL = "CREDENTIAL";
  public static final String CREDENTIAL_REQUEST_OPTIONS = "CREDENTIAL_REQUEST_OPTIONS";
  public static final String DELIVERY_MEDIUM = "CODE_DELIVERY_DELIVERY_MEDIUM";
  public static final String DESTINATION = "CODE_DELIVERY_DESTINATION";
  public static final String DEVICE_KEY = "DEVICE_KEY";
  public static final String MFAS_CAN_CHOOSE = "MFAS_CAN_CHOOSE";
  public static final String MFAS_CAN_SETUP = "MFAS_CAN_SETUP";
  public static final String NEW_PASSWORD = "NEW_PASSWORD";
  public static final String PASSWORD_CLAIM_SECRET_BLOCK = "PASSWORD_CLAIM_SECRET_BLOCK";
  public static final String PASSWORD_CLAIM_SIGNATURE = "PASSWORD_CLAIM_SIGNATURE";
  public static final String PREFERRED_CHALLENGE = "PREFERRED_CHALLENGE";
  public static final String REFRESH_TOKEN = "REFRESH_TOKEN";
  public static final String REQUIRED_ATTRIBUTES = "requiredAttributes";
  public static final String SALT = "SALT";
  public static final String SECRET_BLOCK = "SECRET_BLOCK";
  public static final String SECRET_HASH = "SECRET_HASH";
  public static final String SRP_A = "SRP_A";
  public static final String SRP_B = "SRP_B";
  public static final String TIMESTAMP = "TIMESTAMP";
  public static final String USERNAME = "USERNAME";
  public static final String USER_ATTRIBUTES = "userAttributes";
  public static final String USER_ID_FOR_SRP = "USER_ID_FOR_SRP";

  private CognitoNames() {}
}
