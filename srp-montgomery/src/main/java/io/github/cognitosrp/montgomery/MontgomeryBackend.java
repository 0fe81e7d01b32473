package io.github.cognitosrp.montgomery;

import io.github.cognitosrp.modpow.spi.ModPowBackend;
import java.math.BigInteger;

/**
 * Montgomery arithmetic in pure Java. May leak: the modulus, {@code exponentBits}, the base of
 * {@code fixedBase}, and, where they are read from and written to a {@link BigInteger}, the number
 * of leading zero bytes of bases, exponents and results. Must not leak, to observers of time and of
 * the processor's caches: anything else of bases, exponents and results.
 *
 * <p>All loops have public lengths; there is no branch, no memory address and no division that
 * depends on a secret; tables are scanned whole. What a just-in-time compiler makes of this cannot
 * be guaranteed, only measured. Scratch memory and tables that hold secrets are overwritten after
 * use; copies that the collector or the compiler made cannot be.
 *
 * <p>Thread-safe.
 */
final class MontgomeryBackend implements ModPowBackend {
  private static final int MOST_MODULI = 8;
  private static final int MOST_BASES = 16;

  private final RecentlyUsed<BigInteger, Context> contexts = new RecentlyUsed<>(MOST_MODULI);
  private final RecentlyUsed<FixedBase, CombPowers> combs = new RecentlyUsed<>(MOST_BASES);

  private final Kernels kernels;

  MontgomeryBackend(Kernels kernels) {
    this.kernels = kernels;
  }

  private record FixedBase(BigInteger base, BigInteger modulus, int exponentBits) {}

  @Override
  public String library() {
    return "Montgomery arithmetic in Java " + System.getProperty("java.version") + ", " + kernels;
  }

  @Override
  public BigInteger modPow(
      BigInteger base, BigInteger exponent, int exponentBits, BigInteger modulus) {
    return contextFor(modulus).power(base, exponent, exponentBits);
  }

  @Override
  public FixedBasePow fixedBase(BigInteger base, BigInteger modulus, int exponentBits) {
    return powers(new FixedBase(base, modulus, exponentBits));
  }

  @Override
  public void warmUp() {
    kernels.awaitDecision();
  }

  Context contextFor(BigInteger modulus) {
    return contexts.get(modulus, n -> new Context(n, kernels));
  }

  private CombPowers powers(FixedBase fixed) {
    return combs.get(
        fixed, key -> new CombPowers(contextFor(key.modulus()), key.base(), key.exponentBits()));
  }
}
