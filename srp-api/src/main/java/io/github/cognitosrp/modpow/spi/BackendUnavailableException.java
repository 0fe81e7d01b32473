package io.github.cognitosrp.modpow.spi;

/**
 * Thrown by {@link ModPowProvider#open()} when the backend cannot work here. The message becomes
 * the reason in the list of installed backends.
 */
public final class BackendUnavailableException extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param reason what is missing or wrong on this machine, in one line that its owner can act on
   */
  public BackendUnavailableException(String reason) {
    // An expected condition: no stack trace.
    super(reason, null, false, false);
  }
}
