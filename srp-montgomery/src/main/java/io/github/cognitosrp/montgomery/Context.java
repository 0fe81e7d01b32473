package io.github.cognitosrp.montgomery;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** One modulus with the kernels that work on it. Thread-safe. */
final class Context {
  private final BigInteger n;
  private final Kernels kernels;
  private final MontgomeryModulus modulus;
  private final Kernel scalar;
  private volatile @Nullable Kernel vector;

  Context(BigInteger n, Kernels kernels) {
    this.n = n;
    this.kernels = kernels;
    modulus = new MontgomeryModulus(n);
    scalar = new ScalarKernel(modulus.scaledModulus());
  }

  BigInteger power(BigInteger base, BigInteger exponent, int exponentBits) {
    return WindowPower.power(modulus, kernel(), base, exponent, exponentBits);
  }

  /**
   * Builds and checks the tables of a base.
   *
   * @throws IllegalStateException if a table is wrong
   */
  Comb comb(BigInteger base, int exponentBits) {
    Kernel kernel = kernel();
    Comb comb = new Comb(modulus, kernel, base, exponentBits);
    if (!comb.isRight(kernel, base, n)) {
      throw new IllegalStateException("a table of powers is wrong");
    }
    return comb;
  }

  BigInteger power(Comb comb, BigInteger exponent) {
    return comb.power(kernel(), exponent);
  }

  private Kernel kernel() {
    if (!kernels.usesVector()) {
      return scalar;
    }
    Kernel known = vector;
    if (known == null) {
      known = new VectorKernel(modulus.scaledModulus());
      vector = known;
    }
    return known;
  }
}
