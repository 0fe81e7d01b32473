package io.github.cognitosrp.cognito;

/**
 * Thrown when a value that the program itself hands over breaks a rule. It is an {@link
 * IllegalArgumentException}, as what {@code srp-api} throws for such a value is, and so no {@link
 * CognitoSrpException}: those tell of Cognito, of the sign-in's state and of this machine.
 */
public final class InvalidInputException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /** The name of the argument. */
  private final String name;

  /** The rule that it breaks. */
  private final String rule;

  InvalidInputException(String name, String rule) {
    super(name + " " + rule);
    this.name = name;
    this.rule = rule;
  }

  /** {@return the name of a parameter or component, such as {@code userPoolId}} */
  public String name() {
    return name;
  }

  /** {@return the rule that it breaks: half a sentence that starts with {@code must}} */
  public String rule() {
    return rule;
  }
}
