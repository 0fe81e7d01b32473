package io.github.cognitosrp.cognito;

/**
 * Thrown when an object can no longer be used: a session or a secret is closed, or a session has
 * already answered another challenge.
 */
public final class SrpStateException extends CognitoSrpException {
  private static final long serialVersionUID = 1L;

  SrpStateException(String message) {
    super(message, null);
  }
}
