package io.github.cognitosrp.montgomery;

/**
 * Where a kernel keeps the digits of a number. Digits are balanced around 0, each an integer in a
 * {@code double}, and are spread over eight lanes: with K groups, digit K·l + v is element 8·v + l.
 * A shift by one digit is then a shift by one group of eight.
 *
 * @param digitBits the bits of a digit: numbers are written in radix 2^digitBits
 * @param groups K, the digits of each lane
 * @param rows the rows of a multiplication: R is 2^(digitBits · rows)
 */
record Layout(int digitBits, int groups, int rows) {
  static final int LANES = 8;

  int digits() {
    return LANES * groups;
  }

  int bitsOfR() {
    return digitBits * rows;
  }

  /** The element that holds a digit. */
  int element(int digit) {
    return LANES * (digit % groups) + digit / groups;
  }
}
