package io.github.cognitosrp.localpool.model;

/**
 * The Lambda triggers of a user pool: the members of Cognito's {@code LambdaConfig}. Source: the
 * developer guide, "Customizing user pool workflows with Lambda triggers".
 */
public enum TriggerType {
  /** Before a user is created: refuses, confirms, or verifies an address. */
  PRE_SIGN_UP("PreSignUp"),
  /** After a user has been confirmed, or has set a forgotten password anew. */
  POST_CONFIRMATION("PostConfirmation"),
  /** Before a sign-in begins. */
  PRE_AUTHENTICATION("PreAuthentication"),
  /** After a sign-in, before its tokens. */
  POST_AUTHENTICATION("PostAuthentication"),
  /** Before tokens are made: changes the ID token. Event version {@code V1_0}. */
  PRE_TOKEN_GENERATION("PreTokenGeneration"),
  /** Before tokens are made: changes both tokens. Event version {@code V2_0}. */
  PRE_TOKEN_GENERATION_V2("PreTokenGeneration"),
  /** When a password comes for a user who does not exist: brings the user in from elsewhere. */
  USER_MIGRATION("UserMigration"),
  /** Before a message is sent: words it. */
  CUSTOM_MESSAGE("CustomMessage"),
  /** Decides what comes next in {@code CUSTOM_AUTH}. */
  DEFINE_AUTH_CHALLENGE("DefineAuthChallenge"),
  /** Makes a challenge of {@code CUSTOM_AUTH}. */
  CREATE_AUTH_CHALLENGE("CreateAuthChallenge"),
  /** Judges an answer in {@code CUSTOM_AUTH}. */
  VERIFY_AUTH_CHALLENGE_RESPONSE("VerifyAuthChallengeResponse");

  private final String cognitoName;

  TriggerType(String cognitoName) {
    this.cognitoName = cognitoName;
  }

  /**
   * The name that Cognito's errors have.
   *
   * @return such as {@code PreSignUp}
   */
  public String cognitoName() {
    return cognitoName;
  }
}
