package io.github.cognitosrp.cognito;

/** Thrown when a value that the program itself hands over breaks a rule. */
public final class InvalidInputException extends CognitoSrpException {
  private static final long serialVersionUID = 1L;

  private final String name;
  private final String rule;

  InvalidInputException(String name, String rule) {
    super(name + " " + rule);
    this.name = name;
    this.rule = rule;
  }

  /**
   * The value that breaks a rule.
   *
   * @return the name of a parameter or component, such as {@code userPoolId}
   */
  public String name() {
    return name;
  }

  /**
   * The rule that the value breaks.
   *
   * @return half a sentence that starts with {@code must}
   */
  public String rule() {
    return rule;
  }
}
