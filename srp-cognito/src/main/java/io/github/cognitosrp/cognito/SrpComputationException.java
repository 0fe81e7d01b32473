package io.github.cognitosrp.cognito;

/**
 * Thrown when a result cannot be right: the arithmetic or the source of randomness is faulty on
 * this machine. Nothing of the result was handed out.
 */
public final class SrpComputationException extends CognitoSrpException {
  private static final long serialVersionUID = 1L;

  SrpComputationException(String message) {
    super(message);
  }
}
