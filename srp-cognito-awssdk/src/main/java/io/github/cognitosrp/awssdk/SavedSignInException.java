package io.github.cognitosrp.awssdk;

/**
 * Thrown when an exported sign-in cannot be taken up: it has expired, it was changed, or it was
 * exported with another key, for another user pool, for another app client or by another version.
 * The user starts the sign-in anew. The message does not say which it was.
 */
public final class SavedSignInException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SavedSignInException() {
    super("the saved sign-in has expired or does not belong to this key, user pool and app client");
  }
}
