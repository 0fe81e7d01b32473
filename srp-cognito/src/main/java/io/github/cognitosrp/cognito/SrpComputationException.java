package io.github.cognitosrp.cognito;

import org.jspecify.annotations.Nullable;

/**
 * Thrown when a result cannot be right: the arithmetic, the source of randomness or the clock is
 * faulty on this machine. No part of the result has been returned.
 */
public final class SrpComputationException extends CognitoSrpException {
  private static final long serialVersionUID = 1L;

  SrpComputationException(String message) {
    this(message, null);
  }

  SrpComputationException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
