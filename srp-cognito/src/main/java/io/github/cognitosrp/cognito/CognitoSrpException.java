package io.github.cognitosrp.cognito;

/**
 * What can go wrong in the protocol. Messages name what was wrong and what is allowed, never a
 * value.
 */
public abstract sealed class CognitoSrpException extends RuntimeException
    permits InvalidChallengeException,
        InvalidInputException,
        HashedPasswordMismatchException,
        SrpStateException,
        SrpComputationException {
  private static final long serialVersionUID = 1L;

  CognitoSrpException(String message) {
    super(message);
  }
}
