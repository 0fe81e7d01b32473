package io.github.cognitosrp.bigint;

import io.github.cognitosrp.modpow.spi.Hardening;
import io.github.cognitosrp.modpow.spi.ModPowBackend;
import io.github.cognitosrp.modpow.spi.ModPowProvider;
import java.security.SecureRandom;

/**
 * {@link java.math.BigInteger#modPow} hardened by blinding, under the name {@code bigint}:
 * long-lived exponents are never exponents of a computation themselves, only in sums with fresh
 * random numbers. What remains visible is said at {@link Hardening#BLINDED}. Thread-safe.
 */
public final class BigIntegerModPowProvider implements ModPowProvider {
  /** Creates the provider; {@link java.util.ServiceLoader} calls this. */
  public BigIntegerModPowProvider() {}

  @Override
  public String name() {
    return "bigint";
  }

  @Override
  public Hardening hardening() {
    return Hardening.BLINDED;
  }

  @Override
  public boolean loadsNativeCode() {
    return false;
  }

  @Override
  public ModPowBackend open() {
    return new BlindedBigIntegerBackend(new SecureRandom());
  }
}
