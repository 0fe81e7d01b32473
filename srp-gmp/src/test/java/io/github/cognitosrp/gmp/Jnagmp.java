package io.github.cognitosrp.gmp;

import com.squareup.jnagmp.Gmp;
import com.squareup.jnagmp.GmpInteger;
import java.math.BigInteger;

/**
 * jnagmp's own Java interface, as it is commonly used: the trap that the backends of this package
 * stay out of, for the tests that must be able to see it.
 */
final class Jnagmp {
  private Jnagmp() {}

  static String version() {
    return com.squareup.jnagmp.LibGmp.__gmp_version;
  }

  /** Leaves operands and result in buffers that the thread keeps. */
  static BigInteger modPow(BigInteger base, BigInteger exponent, BigInteger modulus) {
    return Gmp.modPowSecure(base, exponent, modulus);
  }

  /** Uses integers whose native halves a garbage collection may free while they are read. */
  static BigInteger modPowWithTemporaries(
      BigInteger base, BigInteger exponent, BigInteger modulus) {
    return Gmp.modPowSecure(
        new GmpInteger(base), new GmpInteger(exponent), new GmpInteger(modulus));
  }
}
