package io.github.cognitosrp.modpow;

/** What can go wrong with backends. Messages name backends, rules and reasons, never operands. */
public abstract sealed class ModPowException extends RuntimeException
    permits ModPowUnavailableException, FaultyModPowException {
  private static final long serialVersionUID = 1L;

  ModPowException(String message) {
    super(message);
  }
}
