package io.github.cognitosrp.montgomery;

/**
 * How numbers are held: D digits of radix 2^24, balanced around 0, each an integer in a {@code
 * double}. Sums of products of digits are exact as long as they stay within 2^53, so plain
 * multiply-and-add replaces multi-word arithmetic, and compilers vectorise it.
 *
 * <p>Digits are stored across eight lanes: with K = D / 8, digit K·l + v is element 8·v + l. A
 * shift by one digit is then a shift by one group of eight, whatever the width of a register.
 *
 * <p>A digit is <em>tidy</em> when its magnitude is at most 2^23 + 33, except for the topmost,
 * which may reach 2^24: kernels take tidy digits and return tidy digits.
 */
final class Radix {
  static final int DIGIT_BITS = 24;
  static final int DIGIT_BYTES = 3;
  static final long DIGIT_MASK = (1L << DIGIT_BITS) - 1;
  static final int LANES = 8;

  /** 2^24 and its inverse; both are powers of two, so that products with them are exact. */
  static final double BASE = 0x1p24;

  static final double INVERSE_BASE = 0x1p-24;

  /**
   * (x + ROUND) − ROUND is x rounded to the nearest multiple of 2^24, for |x| ≤ 2^53: a double near
   * 1.5 · 2^76 has its last bit at 2^24.
   */
  static final double ROUND = 0x1.8p76;

  /**
   * How many rows may be added to an accumulator before its carries must be moved on. A row adds
   * two products of at most (2^23 + 33)² to a position, and three products with a topmost digit
   * come to each position once: 60 · 2 · (2^23 + 33)² + 3 · 2^47 plus what was there, less than
   * 2^31, is less than 2^53.
   */
  static final int ROWS_BETWEEN_CARRIES = 60;

  /** Kernels look at the eight lowest digits as elements 0, 8, 16 and so on. */
  static final int LEAST_GROUPS = 8;

  private Radix() {}

  /** The element that holds a digit of a number of {@code groups} groups. */
  static int element(int digit, int groups) {
    return LANES * (digit % groups) + digit / groups;
  }
}
