package io.github.cognitosrp.modpow;

/**
 * Thrown when a backend was asked for that is not ready. The message lists what is installed and
 * why each backend that is not ready was refused.
 */
public final class ModPowUnavailableException extends ModPowException {
  private static final long serialVersionUID = 1L;

  ModPowUnavailableException(String message) {
    super(message);
  }
}
