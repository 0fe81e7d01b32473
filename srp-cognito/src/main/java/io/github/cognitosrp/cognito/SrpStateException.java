package io.github.cognitosrp.cognito;

/**
 * Thrown when an object is past what was asked of it: a session or a secret is closed, or a session
 * has already answered another challenge.
 */
public final class SrpStateException extends CognitoSrpException {
  private static final long serialVersionUID = 1L;

  SrpStateException(String message) {
    super(message);
  }
}
