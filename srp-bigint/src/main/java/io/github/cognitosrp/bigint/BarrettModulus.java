package io.github.cognitosrp.bigint;

import java.math.BigInteger;

/**
 * Products modulo one number with multiplications in place of a division (P. Barrett, "Implementing
 * the Rivest Shamir and Adleman public key encryption algorithm on a standard digital signal
 * processor", CRYPTO '86). The upper half of one factor is multiplied by the other factor times
 * 2^half, reduced beforehand (the folding of W. Hasenplaugh, G. Gaubatz and V. Gopal, "Fast modular
 * reduction", ARITH 2007), so that what is left to reduce is half as long. Immutable.
 */
final class BarrettModulus {
  private final BigInteger modulus;
  private final int bits;
  private final int half;
  private final BigInteger lowerHalf;
  private final BigInteger reciprocal;

  /**
   * Something to multiply with, below the modulus.
   *
   * @param value the factor
   * @param shifted value · 2^half, reduced
   */
  record Factor(BigInteger value, BigInteger shifted) {}

  BarrettModulus(BigInteger modulus) {
    this.modulus = modulus;
    bits = modulus.bitLength();
    half = (bits + 1) / 2;
    lowerHalf = BigInteger.ONE.shiftLeft(half).subtract(BigInteger.ONE);
    reciprocal = BigInteger.ONE.shiftLeft(bits + half + 4).divide(modulus);
  }

  Factor factor(BigInteger value) {
    return new Factor(value, value.shiftLeft(half).mod(modulus));
  }

  /** a · b mod the modulus, for a below it. */
  BigInteger multiply(BigInteger a, Factor b) {
    BigInteger lower = a.and(lowerHalf).multiply(b.value());
    return reduce(a.shiftRight(half).multiply(b.shifted()).add(lower));
  }

  BigInteger square(BigInteger a) {
    return a.multiply(a).mod(modulus);
  }

  /**
   * The number modulo the modulus, for one below 2^(bits + half + 1). The estimate of the quotient
   * is at most 2 too small: 1/8 for the rounded reciprocal, 1 for the rounded number, and 1 for the
   * estimate, rounded itself.
   */
  private BigInteger reduce(BigInteger number) {
    BigInteger quotient = number.shiftRight(bits - 1).multiply(reciprocal).shiftRight(half + 5);
    BigInteger rest = number.subtract(quotient.multiply(modulus));
    while (rest.compareTo(modulus) >= 0) {
      rest = rest.subtract(modulus);
    }
    return rest;
  }
}
