package io.github.cognitosrp.awssdk;

/** Thrown when Cognito's answer does not fit the step, so that the sign-in cannot go on. */
public final class UnexpectedResponseException extends CognitoSignInException {
  private static final long serialVersionUID = 1L;

  UnexpectedResponseException(String message) {
    super(message, null);
  }

  static UnexpectedResponseException insteadOf(String expected) {
    return new UnexpectedResponseException("Cognito answered something else than " + expected);
  }
}
