package io.github.cognitosrp.cognito;

/** Cognito's names of parameters. */
final class CognitoKeys {
  static final String ANSWER = "ANSWER";
  static final String CHALLENGE_NAME = "CHALLENGE_NAME";
  static final String DEVICE_KEY = "DEVICE_KEY";
  static final String PASSWORD_CLAIM_SECRET_BLOCK = "PASSWORD_CLAIM_SECRET_BLOCK";
  static final String PASSWORD_CLAIM_SIGNATURE = "PASSWORD_CLAIM_SIGNATURE";
  static final String PREFERRED_CHALLENGE = "PREFERRED_CHALLENGE";
  static final String REFRESH_TOKEN = "REFRESH_TOKEN";
  static final String SALT = "SALT";
  static final String SECRET_BLOCK = "SECRET_BLOCK";
  static final String SECRET_HASH = "SECRET_HASH";
  static final String SRP_A = "SRP_A";
  static final String SRP_B = "SRP_B";
  static final String TIMESTAMP = "TIMESTAMP";
  static final String USERNAME = "USERNAME";
  static final String USER_ID_FOR_SRP = "USER_ID_FOR_SRP";

  /** The challenge that is asked for by name. */
  static final String PASSWORD_SRP = "PASSWORD_SRP";

  private CognitoKeys() {}
}
