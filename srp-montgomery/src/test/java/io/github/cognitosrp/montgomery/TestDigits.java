package io.github.cognitosrp.montgomery;

import java.math.BigInteger;

/** Digits and numbers, converted the slow and obvious way. */
final class TestDigits {
  private static final BigInteger BASE = BigInteger.ONE.shiftLeft(Radix.DIGIT_BITS);

  private TestDigits() {}

  /** Balanced digits of a number from 0; the topmost keeps what is above. */
  static double[] of(BigInteger number, int groups) {
    double[] digits = new double[Radix.LANES * groups];
    BigInteger rest = number;
    for (int i = 0; i < digits.length; i++) {
      BigInteger digit = i == digits.length - 1 ? rest : rest.mod(BASE);
      if (i < digits.length - 1 && digit.testBit(Radix.DIGIT_BITS - 1)) {
        digit = digit.subtract(BASE);
      }
      digits[Radix.element(i, groups)] = digit.longValueExact();
      rest = rest.subtract(digit).shiftRight(Radix.DIGIT_BITS);
    }
    return digits;
  }

  static BigInteger number(double[] digits, int groups) {
    BigInteger number = BigInteger.ZERO;
    for (int i = digits.length - 1; i >= 0; i--) {
      double digit = digits[Radix.element(i, groups)];
      number = number.multiply(BASE).add(BigInteger.valueOf((long) digit));
    }
    return number;
  }
}
