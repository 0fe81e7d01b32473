package io.github.cognitosrp.cognito;

import org.jspecify.annotations.Nullable;

/**
 * What can go wrong in the protocol although the program's own values keep their rules; for those
 * see {@link InvalidInputException}. Messages say what was wrong and what is allowed, never a
 * value.
 */
public abstract sealed class CognitoSrpException extends RuntimeException
    permits InvalidChallengeException,
        HashedPasswordMismatchException,
        SrpStateException,
        SrpComputationException {
  private static final long serialVersionUID = 1L;

  CognitoSrpException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
