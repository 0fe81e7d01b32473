package io.github.cognitosrp.localpool.model;

/**
 * A function that could not be called at all. The pool calls it again, as Cognito does; it does not
 * where the function itself fails.
 */
public final class TriggerUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * With the reason.
   *
   * @param message why, without the event
   */
  public TriggerUnavailableException(String message) {
    super(message);
  }

  /**
   * With the reason and its cause.
   *
   * @param message why, without the event
   * @param cause the failure
   */
  public TriggerUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
