package io.github.cognitosrp.zkattest.curve;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Arrays;

/**
 * The integers modulo a prime of 253 to 258 bits, in Montgomery's form with five digits of 52 bits
 * (R = 2^260).
 *
 * <p>258 bits is the size of the largest modulus here, and four times such a modulus is still below
 * R: so the Montgomery product of two reduced numbers is below twice the modulus, and one masked
 * subtraction reduces it. Digits of 52 bits leave 11 bits of a {@code long} for sums of products
 * whose carries are not yet taken.
 *
 * <p>Takes the same time for all values: no branch and no array index depends on a number, except
 * in the methods that say so. Immutable and thread-safe.
 */
public final class PrimeField {
  static final int DIGITS = 5;
  private static final int DIGIT_BITS = 52;
  private static final long MASK = (1L << DIGIT_BITS) - 1;

  /** 2 · 52 + 2 · SHIFT − 64 = 52: shifts both factors so that the upper half starts at bit 52. */
  private static final int SHIFT = 6;

  private static final int MIN_BITS = 253;
  private static final int MAX_BITS = 258;
  private static final int WIDE_BYTES = 64;
  private static final int HALF_BYTES = WIDE_BYTES / 2;

  private final BigInteger modulus;
  private final long m0;
  private final long m1;
  private final long m2;
  private final long m3;
  private final long m4;

  /** −1/modulus modulo 2^52. */
  private final long quotientFactor;

  private final long[] rSquared;
  private final FieldElement zero;
  private final FieldElement one;
  private final FieldElement twoTo256;

  /**
   * Prepares the arithmetic.
   *
   * @param modulus a prime of 253 to 258 bits; that it is one is not checked
   */
  PrimeField(BigInteger modulus) {
    if (modulus.bitLength() < MIN_BITS || modulus.bitLength() > MAX_BITS) {
      throw new IllegalArgumentException("modulus must have 253 to 258 bits");
    }
    this.modulus = modulus;
    long[] digits = digits(modulus);
    this.m0 = digits[0];
    this.m1 = digits[1];
    this.m2 = digits[2];
    this.m3 = digits[3];
    this.m4 = digits[4];
    BigInteger digit = BigInteger.ONE.shiftLeft(DIGIT_BITS);
    this.quotientFactor = modulus.negate().modInverse(digit).longValue();
    this.rSquared = digits(BigInteger.ONE.shiftLeft(2 * DIGITS * DIGIT_BITS).mod(modulus));
    this.zero = new FieldElement(this, new long[DIGITS]);
    this.one = of(BigInteger.ONE);
    this.twoTo256 = of(BigInteger.ONE.shiftLeft(Byte.SIZE * HALF_BYTES));
  }

  /** The prime. */
  public BigInteger modulus() {
    return modulus;
  }

  /** How many bytes a number of this field takes: 32 or 33. */
  public int bytes() {
    return (modulus.bitLength() + Byte.SIZE - 1) / Byte.SIZE;
  }

  /** 0. */
  public FieldElement zero() {
    return zero;
  }

  /** 1. */
  public FieldElement one() {
    return one;
  }

  /**
   * The element of a number, reduced modulo the prime. The time depends on {@code value}: for
   * public numbers only.
   */
  public FieldElement of(BigInteger value) {
    return new FieldElement(this, multiply(digits(value.mod(modulus)), rSquared));
  }

  /** 0 or 1 by a secret bit, in the same time for both. */
  public FieldElement ofBit(int bit) {
    long mask = -(long) (bit & 1);
    long[] digits = new long[DIGITS];
    one.copyTo(digits, 0);
    for (int i = 0; i < DIGITS; i++) {
      digits[i] &= mask;
    }
    return new FieldElement(this, digits);
  }

  /** The element of a small number. */
  public FieldElement of(long value) {
    return of(BigInteger.valueOf(value));
  }

  /**
   * The element of an unsigned big-endian number of at most 64 bytes, reduced modulo the prime. 64
   * uniformly random bytes give an element whose distance from uniform is below 2^-250.
   */
  public FieldElement reduce(byte[] bigEndian) {
    if (bigEndian.length > WIDE_BYTES) {
      throw new IllegalArgumentException("at most 64 bytes");
    }
    int middle = Math.max(0, bigEndian.length - HALF_BYTES);
    FieldElement low = ofHalf(Arrays.copyOfRange(bigEndian, middle, bigEndian.length));
    FieldElement high = ofHalf(Arrays.copyOf(bigEndian, middle));
    return high.times(twoTo256).plus(low);
  }

  /**
   * A uniformly random element.
   *
   * @throws IllegalStateException if the source fails or returns nothing but zeros
   */
  public FieldElement random(SecureRandom random) {
    byte[] bytes = new byte[WIDE_BYTES];
    try {
      random.nextBytes(bytes);
    } catch (RuntimeException failure) {
      throw new IllegalStateException("the SecureRandom failed", failure);
    }
    int any = 0;
    for (byte each : bytes) {
      any |= each;
    }
    if (any == 0) {
      throw new IllegalStateException("the SecureRandom returned nothing but zeros");
    }
    return reduce(bytes);
  }

  /** Below 2^256, so its product with R² is below R times the modulus: reduced like any other. */
  private FieldElement ofHalf(byte[] bigEndian) {
    return new FieldElement(this, multiply(FieldBytes.digits(bigEndian), rSquared));
  }

  /** The element whose Montgomery digits are the {@code index}-th five of an array. */
  FieldElement elementAt(long[] digits, int index) {
    return new FieldElement(this, Arrays.copyOfRange(digits, index * DIGITS, (index + 1) * DIGITS));
  }

  private static long[] digits(BigInteger value) {
    long[] digits = new long[DIGITS];
    for (int i = 0; i < DIGITS; i++) {
      digits[i] = value.shiftRight(DIGIT_BITS * i).longValue() & MASK;
    }
    return digits;
  }

  /** The digits of the number itself, out of Montgomery's form. */
  long[] plain(long[] a) {
    return multiply(a, new long[] {1, 0, 0, 0, 0});
  }

  /**
   * a · b / R modulo the prime. Row i adds a · bᵢ and the multiple q of the modulus that makes the
   * lowest digit zero, then drops that digit. A sum takes at most five products' halves and a carry
   * per row, five rows: below 2^57.
   */
  long[] multiply(long[] a, long[] b) {
    long a0 = a[0];
    long a1 = a[1];
    long a2 = a[2];
    long a3 = a[3];
    long a4 = a[4];
    long s0 = 0;
    long s1 = 0;
    long s2 = 0;
    long s3 = 0;
    long s4 = 0;
    for (int i = 0; i < DIGITS; i++) {
      long bi = b[i];
      long low = s0 + low(a0, bi);
      long q = (low * quotientFactor) & MASK;
      long carry = (low + low(m0, q)) >>> DIGIT_BITS;
      s0 = s1 + carry + low(a1, bi) + low(m1, q) + high(a0, bi) + high(m0, q);
      s1 = s2 + low(a2, bi) + low(m2, q) + high(a1, bi) + high(m1, q);
      s2 = s3 + low(a3, bi) + low(m3, q) + high(a2, bi) + high(m2, q);
      s3 = s4 + low(a4, bi) + low(m4, q) + high(a3, bi) + high(m3, q);
      s4 = high(a4, bi) + high(m4, q);
    }
    return reduced(s0, s1, s2, s3, s4);
  }

  long[] add(long[] a, long[] b) {
    return reduced(a[0] + b[0], a[1] + b[1], a[2] + b[2], a[3] + b[3], a[4] + b[4]);
  }

  /** a − b, plus the modulus where that is negative. */
  long[] subtract(long[] a, long[] b) {
    long d0 = a[0] - b[0];
    long d1 = a[1] - b[1] + (d0 >> DIGIT_BITS);
    long d2 = a[2] - b[2] + (d1 >> DIGIT_BITS);
    long d3 = a[3] - b[3] + (d2 >> DIGIT_BITS);
    long d4 = a[4] - b[4] + (d3 >> DIGIT_BITS);
    long negative = d4 >> (Long.SIZE - 1);
    long r0 = (d0 & MASK) + (m0 & negative);
    long r1 = (d1 & MASK) + (m1 & negative) + (r0 >> DIGIT_BITS);
    long r2 = (d2 & MASK) + (m2 & negative) + (r1 >> DIGIT_BITS);
    long r3 = (d3 & MASK) + (m3 & negative) + (r2 >> DIGIT_BITS);
    long r4 = d4 + (m4 & negative) + (r3 >> DIGIT_BITS);
    return new long[] {r0 & MASK, r1 & MASK, r2 & MASK, r3 & MASK, r4};
  }

  /** Takes the carries of a number below twice the modulus, and subtracts the modulus if it can. */
  private long[] reduced(long s0, long s1, long s2, long s3, long s4) {
    long v1 = s1 + (s0 >>> DIGIT_BITS);
    long v2 = s2 + (v1 >>> DIGIT_BITS);
    long v3 = s3 + (v2 >>> DIGIT_BITS);
    long v4 = s4 + (v3 >>> DIGIT_BITS);
    long d0 = (s0 & MASK) - m0;
    long d1 = (v1 & MASK) - m1 + (d0 >> DIGIT_BITS);
    long d2 = (v2 & MASK) - m2 + (d1 >> DIGIT_BITS);
    long d3 = (v3 & MASK) - m3 + (d2 >> DIGIT_BITS);
    long d4 = v4 - m4 + (d3 >> DIGIT_BITS);
    long keep = d4 >> (Long.SIZE - 1);
    return new long[] {
      select(keep, s0, d0),
      select(keep, v1, d1),
      select(keep, v2, d2),
      select(keep, v3, d3),
      select(keep, v4, d4)
    };
  }

  /** The lower 52 bits of {@code a} where the mask is all ones, of {@code b} where it is zero. */
  private static long select(long mask, long a, long b) {
    return ((a & mask) | (b & ~mask)) & MASK;
  }

  private static long low(long a, long b) {
    return (a * b) & MASK;
  }

  private static long high(long a, long b) {
    return Math.multiplyHigh(a << SHIFT, b << SHIFT);
  }
}
