package io.github.cognitosrp.montgomery;

/**
 * Where a kernel keeps the digits of a number. Digits are balanced around 0, each an integer in a
 * {@code double}, and are spread over the lanes of vectors: with K groups and L lanes, digit K·l +
 * v is element L·v + l. A shift by one digit is then a shift by one group.
 *
 * @param digitBits the bits of a digit: numbers are written in radix 2^digitBits
 * @param lanes L, the digits of each group
 * @param groups K, the digits of each lane
 * @param rows the rows of a multiplication: R is 2^(digitBits · rows)
 */
record Layout(int digitBits, int lanes, int groups, int rows) {

  int digits() {
    return lanes * groups;
  }

  int bitsOfR() {
    return digitBits * rows;
  }

  /** The element that holds a digit. */
  int element(int digit) {
    return lanes * (digit % groups) + digit / groups;
  }
}
