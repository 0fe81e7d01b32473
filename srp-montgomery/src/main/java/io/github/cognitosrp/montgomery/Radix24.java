package io.github.cognitosrp.montgomery;

/**
 * Numbers in radix 2^24, for a kernel that multiplies and adds and does nothing else: sums of
 * products of digits are exact as long as they stay within 2^53.
 *
 * <p>A digit is <em>normalised</em> when its magnitude is at most 2^23 + 33, except for the
 * topmost, which may reach 2^24: kernels take normalised digits and return normalised digits.
 */
final class Radix24 {
  static final int DIGIT_BITS = 24;
  static final int LANES = 8;

  /** The inverse of the radix; a power of two, so that products with it are exact. */
  static final double INVERSE_BASE = 0x1p-24;

  /**
   * (x + ROUND) − ROUND is x rounded to the nearest multiple of 2^24, for |x| ≤ 2^53: a double near
   * 1.5 · 2^76 has its last bit at 2^24.
   */
  static final double ROUND = 0x1.8p76;

  /**
   * The rows that may be added to an accumulator before its carries must be propagated. A row adds
   * two products of at most (2^23 + 33)² to a position, and three products with a topmost digit
   * come to each position once: 60 · 2 · (2^23 + 33)² + 3 · 2^47 plus what was there, less than
   * 2^31, is less than 2^53.
   */
  static final int ROWS_BETWEEN_CARRIES = 60;

  /** The digits of one lane that the kernel takes at a time. */
  private static final int GROUPS_TOGETHER = 2;

  private Radix24() {}

  /**
   * As many digits as N′ needs, in multiples of what the kernel takes; one row more than digits.
   */
  static Layout layout(int bits) {
    int digits = (bits + DIGIT_BITS - 1) / DIGIT_BITS;
    int together = LANES * GROUPS_TOGETHER;
    int groups = (digits + together - 1) / together * GROUPS_TOGETHER;
    return new Layout(DIGIT_BITS, LANES, groups, LANES * groups + 1);
  }

  /**
   * The element that holds the digit a few rows after another, {@code rows} being a divisor of
   * {@code GROUPS_TOGETHER}: at the end of a lane, the next lane's first. The kernel counts in this
   * way because a division costs as much as a dozen vector instructions.
   */
  static int elementAfter(int element, int rows, int groups) {
    int next = element + LANES * rows;
    return next < LANES * groups ? next : next - LANES * groups + 1;
  }
}
