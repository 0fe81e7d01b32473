package io.github.cognitosrp.montgomery;

/**
 * Numbers in radix 2^50, for kernels that split each product of two digits into two doubles.
 * Sixty-four digits hold a modulus of 3072 bits and its multiplier.
 *
 * <p>A digit is <em>normalised</em> when its magnitude is at most 2^49, except for the lowest of
 * each lane, which may reach 2^49 + 2^10. The topmost is then below 2^24, because numbers are below
 * 1.01 · 2^3172.
 *
 * <p><b>Products.</b> The product of two digits has twice the bits of a double. {@code h = fma(x,
 * b, S)} with S = 1.5 · 2^102 rounds it to a multiple of 2^50, whose quotient by 2^50 then stands
 * in the last bits of h; {@code fma(x, b, S − h)} is the rest, exact, of magnitude at most 2^49.
 * Products that fall on one position are chained: each takes the h of the one before in the place
 * of S, so that the upper halves add themselves up. h must stay between 2^102 and 2^103, where its
 * last bit is 2^50.
 */
final class Radix50 {
  static final int DIGIT_BITS = 50;
  static final int DIGITS = 64;

  /** As many rows as digits. */
  static final int ROWS = DIGITS;

  /** Two digits, so that neither of a pass's two quotient digits waits for a product. */
  static final int MULTIPLIER_BITS = 2 * DIGIT_BITS;

  /** With the multiplier, N′ has 3172 bits at most and R, 2^3200, is 2^28 times as large. */
  static final int MAX_BITS = 3072;

  /** S of the class comment: its last bit is 2^50. */
  static final double SPLITTER = 0x1.8p102;

  private Radix50() {}

  static Layout layout(int lanes) {
    return new Layout(DIGIT_BITS, lanes, DIGITS / lanes, ROWS);
  }
}
