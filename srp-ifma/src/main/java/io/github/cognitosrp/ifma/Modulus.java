package io.github.cognitosrp.ifma;

import static io.github.cognitosrp.ifma.WorkspaceLayout.DIGITS;
import static io.github.cognitosrp.ifma.WorkspaceLayout.DIGIT_BITS;
import static io.github.cognitosrp.ifma.WorkspaceLayout.NUMBER_BYTES;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * An odd modulus N: the constants of its Montgomery domain, and the ways in and out. Native code
 * works modulo N′ = m·N ≡ −1 mod 2^52, with m below 2^52 and 1 for Cognito's N. So its quotient
 * digits are the lowest digits themselves for every modulus, and N′ has at most one digit more than
 * N. Immutable, thread-safe.
 */
final class Modulus {
  static final int MAX_BITS = 3_072;

  /** Rows enough for N′ of at most so many bits: {@link ProductCode} wants N′ ≤ R · 2^−48. */
  private static final int MAX_SCALED_BITS_OF_60_ROWS = 60 * DIGIT_BITS - 48;

  private static final BigInteger RADIX = BigInteger.ONE.shiftLeft(DIGIT_BITS);

  private final BigInteger n;
  private final int rows;
  private final long multiplier;
  private final BigInteger scaled;
  private final long[] digitsOfN;
  private final long[] constants;

  /**
   * Prepares a modulus.
   *
   * @param n odd, at least 3, at most {@value #MAX_BITS} bits
   */
  Modulus(BigInteger n) {
    this.n = n;
    BigInteger m = n.negate().modInverse(RADIX);
    multiplier = m.longValue();
    scaled = n.multiply(m);
    rows = scaled.bitLength() <= MAX_SCALED_BITS_OF_60_ROWS ? 60 : 64;
    digitsOfN = Digits.of(n);
    BigInteger r = BigInteger.ONE.shiftLeft(DIGIT_BITS * rows).mod(scaled);
    constants = new long[WorkspaceLayout.CONSTANTS * DIGITS];
    put(WorkspaceLayout.MODULUS_PLUS_ONE, scaled.add(BigInteger.ONE));
    put(WorkspaceLayout.R_SQUARED, r.multiply(r).mod(scaled));
    put(WorkspaceLayout.ONE, r);
    put(WorkspaceLayout.LEAVE, RADIX);
  }

  private void put(int place, BigInteger number) {
    int start = (place - WorkspaceLayout.MODULUS_PLUS_ONE) / Long.BYTES;
    System.arraycopy(
        Digits.placed(Digits.of(number)), 0, constants, start, NUMBER_BYTES / Long.BYTES);
  }

  BigInteger n() {
    return n;
  }

  /** The digits of R. */
  int rows() {
    return rows;
  }

  /** What a workspace has at {@link WorkspaceLayout#MODULUS_PLUS_ONE} and after it. Not a copy. */
  long[] constants() {
    return constants;
  }

  /** The digits of N, the lowest first. Not a copy. */
  long[] digitsOfN() {
    return digitsOfN;
  }

  /** The digits of a public number in Montgomery's domain, placed for native code. */
  long[] inDomain(BigInteger number) {
    return Digits.placed(Digits.of(number.shiftLeft(DIGIT_BITS * rows).mod(scaled)));
  }

  /**
   * The power that native code has left as {@code result}: a number y ≤ N′ + 16 with y ≡ power ·
   * 2^52. (It is (x·2^52 + q·N′) / R with x &lt; 1.01 · N′ and q &lt; R, and N′ ≤ R · 2^−48.) One
   * row of a reduction by N, whose quotient digit is y · m mod 2^52, divides by 2^52. The rest is
   * at most (y + (2^52 − 1) · N) / 2^52 &lt; 2·N, because N′ ≤ (2^52 − 1) · N; for the smallest N,
   * whose N′ is far below R · 2^−52, y ≤ N′.
   *
   * @param result the digits as native code places them; wiped
   */
  BigInteger leave(long[] result) {
    long quotient = (result[0] * multiplier) & Digits.MASK;
    long[] rest = new long[DIGITS + 1];
    long carry = 0;
    for (int i = 0; i < DIGITS; i++) {
      long low = quotient * digitsOfN[i];
      long high = Math.multiplyHigh(quotient, digitsOfN[i]);
      long sum = result[WorkspaceLayout.place(i)] + (low & Digits.MASK) + carry;
      rest[i] = sum & Digits.MASK;
      carry = (sum >>> DIGIT_BITS) + (high << (Long.SIZE - DIGIT_BITS) | low >>> DIGIT_BITS);
    }
    rest[DIGITS] = carry;
    Arrays.fill(result, 0);
    // The lowest digit is 0 now: dropping it divides.
    long[] power = reducedOnce(Arrays.copyOfRange(rest, 1, rest.length));
    BigInteger number = Digits.toNumber(power, (n.bitLength() + Byte.SIZE - 1) / Byte.SIZE);
    Arrays.fill(rest, 0);
    Arrays.fill(power, 0);
    return number;
  }

  /** Subtracts N where that leaves no negative number, at the same work. Wipes the digits. */
  private long[] reducedOnce(long[] digits) {
    long[] difference = new long[DIGITS];
    long borrow = 0;
    for (int i = 0; i < DIGITS; i++) {
      long digit = digits[i] - digitsOfN[i] - borrow;
      difference[i] = digit & Digits.MASK;
      borrow = digit >>> (Long.SIZE - 1);
    }
    long keep = -borrow;
    for (int i = 0; i < DIGITS; i++) {
      difference[i] = (digits[i] & keep) | (difference[i] & ~keep);
    }
    Arrays.fill(digits, 0);
    return difference;
  }
}
