package io.github.cognitosrp.montgomery;

import static io.github.cognitosrp.montgomery.Radix.BASE;
import static io.github.cognitosrp.montgomery.Radix.DIGIT_BITS;
import static io.github.cognitosrp.montgomery.Radix.DIGIT_BYTES;
import static io.github.cognitosrp.montgomery.Radix.DIGIT_MASK;
import static io.github.cognitosrp.montgomery.Radix.LANES;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * An odd modulus N and the ways into and out of its Montgomery domain. Immutable, thread-safe.
 *
 * <p>Kernels work modulo N′ = m·N ≡ −1 mod 2^24, whose quotient digits are the low digits of the
 * accumulator themselves. For the prime of SRP, N ≡ −1 mod 2^64 and m is 1; for others N′ is up to
 * one digit longer. With R = 2^(24·(D+1)), N′ &lt; 2^(24·D), |a|, |b| ≤ N′ and |q| ≤ 0.5000001 · R,
 * a product |a·b + q·N′| / R is at most (2^−24 + 0.5000001) · N′ &lt; 0.51 · N′.
 */
final class MontgomeryModulus {
  private final int groups;
  private final double[] scaledModulus;
  private final double[] squareOfR;
  private final double[] unit;
  private final long[] digitsOfN;
  private final int topDigit;
  private final double inverseOfTop;

  MontgomeryModulus(BigInteger n) {
    BigInteger base = BigInteger.ONE.shiftLeft(DIGIT_BITS);
    BigInteger scaled = n.multiply(n.negate().modInverse(base));
    int digits = (scaled.bitLength() + DIGIT_BITS - 1) / DIGIT_BITS;
    groups = Math.max(Radix.LEAST_GROUPS, (digits + LANES - 1) / LANES);
    scaledModulus = digits(scaled);
    int bitsOfR = DIGIT_BITS * (LANES * groups + 1);
    squareOfR = digits(BigInteger.ONE.shiftLeft(2 * bitsOfR).mod(n));
    unit = digits(BigInteger.ONE);
    digitsOfN = new long[LANES * groups];
    byte[] bytes = littleEndian(n, digitsOfN.length);
    for (int i = 0; i < digitsOfN.length; i++) {
      digitsOfN[i] = rawDigit(bytes, i);
    }
    topDigit = Math.max(0, (n.bitLength() - 1) / DIGIT_BITS - 3);
    inverseOfTop = 1 / n.shiftRight(DIGIT_BITS * topDigit).doubleValue();
  }

  int groups() {
    return groups;
  }

  /** The tidy digits of N′. */
  double[] scaledModulus() {
    return scaledModulus.clone();
  }

  double[] newElement() {
    return new double[LANES * groups];
  }

  /** Sets an element to x · R modulo N. */
  void enter(double[] element, BigInteger x, Kernel kernel, Workspace workspace) {
    double[] digits = digits(x);
    kernel.multiply(element, digits, squareOfR, workspace);
    Arrays.fill(digits, 0);
  }

  /** The number in 0 … N − 1 whose product with R an element is congruent to. */
  BigInteger leave(double[] element, Kernel kernel, Workspace workspace) {
    double[] digits = newElement();
    kernel.multiply(digits, element, unit, workspace);
    long[] reduced = reduce(digits);
    byte[] bytes = bigEndian(reduced);
    BigInteger number = new BigInteger(1, bytes);
    Arrays.fill(digits, 0);
    Arrays.fill(reduced, 0);
    Arrays.fill(bytes, (byte) 0);
    return number;
  }

  /**
   * Reduces a number of magnitude at most 0.51 · N′ &lt; 2^24 · N to 0 … N − 1, in radix 2^24 with
   * digits from 0. The quotient by N is estimated from the digits at N's four top positions and
   * above: no tidy digit lies higher than two positions above N's top, and what is left out is less
   * than 2^−20 of the quotient's unit. So the remainder is within 0.51 · N of zero, and one masked
   * addition ends it.
   */
  private long[] reduce(double[] digits) {
    double top = 0;
    for (int i = Math.min(digits.length - 1, topDigit + 6); i >= topDigit; i--) {
      top = top * BASE + digits[Radix.element(i, groups)];
    }
    long quotient = (long) Math.rint(top * inverseOfTop);
    long[] reduced = new long[digits.length];
    long carry = 0;
    for (int i = 0; i < digits.length; i++) {
      long t = (long) digits[Radix.element(i, groups)] - quotient * digitsOfN[i] + carry;
      reduced[i] = t & DIGIT_MASK;
      carry = t >> DIGIT_BITS;
    }
    long maskIfNegative = carry >> (Long.SIZE - 1);
    carry = 0;
    for (int i = 0; i < digits.length; i++) {
      long t = reduced[i] + (digitsOfN[i] & maskIfNegative) + carry;
      reduced[i] = t & DIGIT_MASK;
      carry = t >> DIGIT_BITS;
    }
    return reduced;
  }

  /** The tidy digits of a number from 0, less than 2^(24·D). */
  private double[] digits(BigInteger x) {
    double[] digits = newElement();
    byte[] bytes = littleEndian(x, digits.length);
    long carry = 0;
    for (int i = 0; i < digits.length - 1; i++) {
      long raw = rawDigit(bytes, i) + carry;
      carry = (raw + (1L << (DIGIT_BITS - 1))) >> DIGIT_BITS;
      digits[Radix.element(i, groups)] = raw - (carry << DIGIT_BITS);
    }
    digits[digits.length - 1] = rawDigit(bytes, digits.length - 1) + carry;
    Arrays.fill(bytes, (byte) 0);
    return digits;
  }

  private static long rawDigit(byte[] littleEndian, int digit) {
    int at = DIGIT_BYTES * digit;
    return (littleEndian[at] & 0xff)
        | (littleEndian[at + 1] & 0xff) << 8
        | (littleEndian[at + 2] & 0xff) << 16;
  }

  static byte[] littleEndian(BigInteger x, int digits) {
    byte[] bigEndian = x.toByteArray();
    byte[] bytes = new byte[DIGIT_BYTES * digits + 1];
    for (int i = 0; i < bigEndian.length; i++) {
      bytes[i] = bigEndian[bigEndian.length - 1 - i];
    }
    Arrays.fill(bigEndian, (byte) 0);
    return bytes;
  }

  private static byte[] bigEndian(long[] digits) {
    byte[] bytes = new byte[DIGIT_BYTES * digits.length];
    int at = bytes.length;
    for (long digit : digits) {
      bytes[--at] = (byte) digit;
      bytes[--at] = (byte) (digit >> 8);
      bytes[--at] = (byte) (digit >> 16);
    }
    return bytes;
  }
}
