package io.github.cognitosrp.cognito;

/**
 * Thrown when a challenge must not be answered: a parameter is missing, malformed, out of range or
 * not meant for this session. Either Cognito did not send it, or something changed it on its way.
 */
public final class InvalidChallengeException extends CognitoSrpException {
  private static final long serialVersionUID = 1L;

  /** The name of the parameter. */
  private final String key;

  /** The rule that it breaks. */
  private final String rule;

  InvalidChallengeException(String key, String rule) {
    super("the challenge parameter " + key + " " + rule, null);
    this.key = key;
    this.rule = rule;
  }

  /** {@return Cognito's name of the challenge parameter, such as {@code SRP_B}} */
  public String key() {
    return key;
  }

  /** {@return the rule that it breaks: half a sentence that starts with {@code must}} */
  public String rule() {
    return rule;
  }
}
