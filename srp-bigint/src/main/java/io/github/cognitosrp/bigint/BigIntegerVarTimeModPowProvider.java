package io.github.cognitosrp.bigint;

import io.github.cognitosrp.modpow.spi.Hardening;
import io.github.cognitosrp.modpow.spi.ModPowBackend;
import io.github.cognitosrp.modpow.spi.ModPowProvider;

/**
 * {@link java.math.BigInteger#modPow} as it is, under the name {@code bigint-vartime}. Its running
 * time depends on the exponent; it is never chosen by default. For benchmarks, and for exponents
 * that are public. Thread-safe.
 */
public final class BigIntegerVarTimeModPowProvider implements ModPowProvider {

  /** Creates the provider; {@link java.util.ServiceLoader} calls this. */
  public BigIntegerVarTimeModPowProvider() {}

  @Override
  public String name() {
    return "bigint-vartime";
  }

  @Override
  public Hardening hardening() {
    return Hardening.VARIABLE_TIME;
  }

  @Override
  public boolean loadsNativeCode() {
    return false;
  }

  @Override
  public ModPowBackend open() {
    return new BigIntegerVarTimeBackend();
  }
}
