package io.github.cognitosrp.cognito;

/**
 * Thrown when a {@link HashedPassword} was made for another user pool or another user than the
 * challenge is for. Cognito would refuse the answer; hash the password again for the challenge's
 * {@code USER_ID_FOR_SRP}.
 */
public final class HashedPasswordMismatchException extends CognitoSrpException {
  private static final long serialVersionUID = 1L;

  HashedPasswordMismatchException(String message) {
    super(message, null);
  }
}
