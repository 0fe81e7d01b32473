package io.github.cognitosrp.bigint;

import java.math.BigInteger;

/**
 * Products modulo one number with two more multiplications in place of a division (P. Barrett,
 * "Implementing the Rivest Shamir and Adleman public key encryption algorithm on a standard digital
 * signal processor", CRYPTO '86). Immutable.
 */
final class BarrettModulus {
  private final BigInteger modulus;
  private final int bits;
  private final BigInteger reciprocal;

  BarrettModulus(BigInteger modulus) {
    this.modulus = modulus;
    this.bits = modulus.bitLength();
    this.reciprocal = BigInteger.ONE.shiftLeft(2 * bits).divide(modulus);
  }

  /** a · b mod the modulus, for a and b below it. */
  BigInteger multiply(BigInteger a, BigInteger b) {
    return reduce(a.multiply(b));
  }

  BigInteger square(BigInteger a) {
    // multiply() notices that both are one object.
    return reduce(a.multiply(a));
  }

  /** The estimate of the quotient is at most 2 too small for products below modulus². */
  private BigInteger reduce(BigInteger product) {
    BigInteger quotient = product.shiftRight(bits - 1).multiply(reciprocal).shiftRight(bits + 1);
    BigInteger rest = product.subtract(quotient.multiply(modulus));
    while (rest.compareTo(modulus) >= 0) {
      rest = rest.subtract(modulus);
    }
    return rest;
  }
}
