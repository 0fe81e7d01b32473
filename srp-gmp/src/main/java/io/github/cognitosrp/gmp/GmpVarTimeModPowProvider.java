package io.github.cognitosrp.gmp;

import io.github.cognitosrp.modpow.spi.BackendUnavailableException;
import io.github.cognitosrp.modpow.spi.Hardening;
import io.github.cognitosrp.modpow.spi.ModPowBackend;
import io.github.cognitosrp.modpow.spi.ModPowProvider;

/**
 * GMP's fastest exponentiation ({@code mpz_powm}), under the name {@code gmp-vartime}. Its running
 * time depends on the exponent; it is never chosen by default. For benchmarks, and for exponents
 * that are public. Thread-safe.
 */
public final class GmpVarTimeModPowProvider implements ModPowProvider {

  /** Creates the provider; {@link java.util.ServiceLoader} calls this. */
  public GmpVarTimeModPowProvider() {}

  @Override
  public String name() {
    return "gmp-vartime";
  }

  @Override
  public Hardening hardening() {
    return Hardening.VARIABLE_TIME;
  }

  @Override
  public boolean loadsNativeCode() {
    return true;
  }

  @Override
  public ModPowBackend open() throws BackendUnavailableException {
    return new GmpVarTimeBackend(SharedGmp.library());
  }
}
