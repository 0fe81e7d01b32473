package io.github.cognitosrp.montgomery;

/**
 * Numbers in radix 2^50, for a kernel that splits each product of two digits into two doubles.
 * Sixty-four digits are eight registers of eight lanes, which hold a modulus of 3072 bits and its
 * multiplier.
 *
 * <p>A digit is <em>normalised</em> when its magnitude is at most 2^49, except for the lowest of
 * each lane, which may reach 2^49 + 2^10. The topmost is then below 2^24, because numbers are below
 * 1.01 · 2^3172.
 */
final class Radix50 {
  static final int DIGIT_BITS = 50;
  static final int GROUPS = 8;
  static final int ROWS = Layout.LANES * GROUPS;
  static final Layout LAYOUT = new Layout(DIGIT_BITS, GROUPS, ROWS);

  /** Two digits, so that neither of a pass's two quotient digits waits for a product. */
  static final int MULTIPLIER_BITS = 2 * DIGIT_BITS;

  /** With the multiplier, N′ has 3172 bits at most and R, 2^3200, is 2^28 times as large. */
  static final int MAX_BITS = 3072;

  private Radix50() {}
}
