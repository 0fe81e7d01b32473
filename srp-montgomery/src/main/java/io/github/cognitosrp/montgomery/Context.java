package io.github.cognitosrp.montgomery;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** One modulus for each of the kernels that may work on it. Thread-safe. */
final class Context {
  private final BigInteger n;
  private final Kernels kernels;
  private final MontgomeryModulus scalar;
  private volatile @Nullable MontgomeryModulus vector;

  Context(BigInteger n, Kernels kernels) {
    this.n = n;
    this.kernels = kernels;
    scalar = new MontgomeryModulus(n, KernelKind.SCALAR);
  }

  BigInteger power(BigInteger base, BigInteger exponent, int exponentBits) {
    return WindowPower.power(modulus(), base, exponent, exponentBits);
  }

  /**
   * Builds and checks the tables of a base, for the kernel that works now.
   *
   * @throws IllegalStateException if a table is wrong
   */
  Comb comb(BigInteger base, int exponentBits) {
    Comb comb = new Comb(modulus(), base, n, exponentBits);
    if (!comb.verify(base, n)) {
      throw new IllegalStateException("a table of powers is wrong");
    }
    return comb;
  }

  /** Whether tables are for the kernel that works now; if not, they are right but slow. */
  boolean isCurrent(Comb comb) {
    return comb.modulus() == modulus();
  }

  /** The modulus for the kernel that works now. */
  MontgomeryModulus modulus() {
    KernelKind kind = kernels.kind();
    if (kind == KernelKind.SCALAR || !kind.takes(n)) {
      return scalar;
    }
    MontgomeryModulus known = vector;
    if (known != null) {
      return known;
    }
    synchronized (this) {
      known = vector;
      if (known == null) {
        known = new MontgomeryModulus(n, kind);
        vector = known;
      }
      return known;
    }
  }
}
