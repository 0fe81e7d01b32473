package io.github.cognitosrp.cognito;

import java.math.BigInteger;
import java.util.HexFormat;

/**
 * Numbers in hexadecimal digits as {@link BigInteger} writes and reads them, without the divisions
 * that it needs for that: a twentieth of the time for numbers modulo N.
 */
final class Hex {
  private static final HexFormat LOWER_CASE = HexFormat.of();

  private Hex() {}

  /** A number that is not negative, in lower case, without leading zeros. */
  static String of(BigInteger number) {
    byte[] bytes = number.toByteArray();
    String digits = LOWER_CASE.formatHex(bytes);
    int first = 0;
    while (first < digits.length() - 1 && digits.charAt(first) == '0') {
      first++;
    }
    return digits.substring(first);
  }

  /** Whether these are 1 to so many ASCII hexadecimal digits. */
  static boolean isHex(String digits, int most) {
    return !digits.isEmpty()
        && digits.length() <= most
        && digits.chars().allMatch(HexFormat::isHexDigit);
  }

  /** The number of digits that {@link #isHex} takes. */
  static BigInteger number(String digits) {
    String whole = digits.length() % 2 == 0 ? digits : "0" + digits;
    return new BigInteger(1, LOWER_CASE.parseHex(whole));
  }
}
