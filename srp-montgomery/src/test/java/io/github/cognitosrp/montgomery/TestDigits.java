package io.github.cognitosrp.montgomery;

import java.math.BigInteger;

/** Conversions between digits and numbers, slow and simple. */
record TestDigits(Layout layout) {

  /** Balanced digits of a number from 0; the topmost keeps what is above. */
  double[] of(BigInteger number) {
    BigInteger base = BigInteger.ONE.shiftLeft(layout.digitBits());
    double[] digits = new double[layout.digits()];
    BigInteger rest = number;
    for (int i = 0; i < digits.length; i++) {
      BigInteger digit = i == digits.length - 1 ? rest : rest.mod(base);
      if (i < digits.length - 1 && digit.testBit(layout.digitBits() - 1)) {
        digit = digit.subtract(base);
      }
      digits[layout.element(i)] = digit.longValueExact();
      rest = rest.subtract(digit).shiftRight(layout.digitBits());
    }
    return digits;
  }

  BigInteger number(double[] digits) {
    BigInteger number = BigInteger.ZERO;
    for (int i = digits.length - 1; i >= 0; i--) {
      number =
          number
              .shiftLeft(layout.digitBits())
              .add(BigInteger.valueOf((long) digits[layout.element(i)]));
    }
    return number;
  }
}
