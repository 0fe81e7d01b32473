package io.github.cognitosrp.modpow;

/**
 * Thrown when a backend that had passed its self-test fails or answers with what cannot be right.
 * The backend is in quarantine from then on: no call reaches it again in this process.
 */
public final class FaultyModPowException extends ModPowException {
  private static final long serialVersionUID = 1L;

  FaultyModPowException(String backend, String fault) {
    super("modular exponentiation backend '" + backend + "' is in quarantine: " + fault);
  }
}
