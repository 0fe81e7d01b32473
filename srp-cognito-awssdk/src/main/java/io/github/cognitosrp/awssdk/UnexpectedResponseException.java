package io.github.cognitosrp.awssdk;

/**
 * Thrown when Cognito's answer does not fit the request, so that the sign-in cannot go on. The
 * message says what was expected and holds nothing of the answer.
 */
public final class UnexpectedResponseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnexpectedResponseException(String message) {
    super(message);
  }

  static UnexpectedResponseException insteadOf(String expected) {
    return new UnexpectedResponseException("Cognito answered something else than " + expected);
  }
}
