package io.github.cognitosrp.cognito;

/**
 * Thrown when a challenge must not be answered: a parameter is missing, malformed, out of range or
 * not meant for this session. Either Cognito did not send it, or something changed it on its way.
 */
public final class InvalidChallengeException extends CognitoSrpException {
  private static final long serialVersionUID = 1L;

  private final String key;
  private final String rule;

  InvalidChallengeException(String key, String rule) {
    super("the challenge parameter " + key + " " + rule, null);
    this.key = key;
    this.rule = rule;
  }

  /**
   * The challenge parameter that breaks a rule.
   *
   * @return Cognito's name of it, such as {@code SRP_B}
   */
  public String key() {
    return key;
  }

  /**
   * The rule that the parameter breaks.
   *
   * @return half a sentence that starts with {@code must}
   */
  public String rule() {
    return rule;
  }
}
