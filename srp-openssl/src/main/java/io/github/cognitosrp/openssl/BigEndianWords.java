package io.github.cognitosrp.openssl;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * Numbers as big-endian bytes of a fixed length, a whole number of 64-bit words. Lengths are
 * public, contents may be secret: nothing here branches on them or uses them as an index, except
 * that {@link BigInteger} itself knows its true length.
 */
final class BigEndianWords {

  private BigEndianWords() {}

  static int words(int bits) {
    return (bits + Long.SIZE - 1) / Long.SIZE;
  }

  /** The number in that many words; the array is the caller's to wipe. */
  static byte[] of(BigInteger number, int words) {
    byte[] minimal = number.toByteArray();
    byte[] padded = new byte[Long.BYTES * words];
    // The sign may take one byte more.
    int length = Math.min(minimal.length, padded.length);
    System.arraycopy(minimal, minimal.length - length, padded, padded.length - length, length);
    wipe(minimal);
    return padded;
  }

  /** The number of these bytes, which are wiped. */
  static BigInteger toNumber(byte[] digits) {
    BigInteger number = new BigInteger(1, digits);
    wipe(digits);
    return number;
  }

  /** Shifts right by 0 to 8 bits and drops that many words, which are then zero, at the top. */
  static byte[] shiftRight(byte[] digits, int bits, int droppedWords) {
    int dropped = Long.BYTES * droppedWords;
    byte[] shifted = new byte[digits.length - dropped];
    for (int i = 0; i < shifted.length; i++) {
      int from = i + dropped;
      int upper = from == 0 ? 0 : digits[from - 1] & 0xff;
      shifted[i] = (byte) (((upper << 8) | (digits[from] & 0xff)) >>> bits);
    }
    return shifted;
  }

  /** The digits if the lowest bit of {@code choice} is set, otherwise the number 1. */
  static byte[] orOne(byte[] digits, int choice) {
    int mask = -(choice & 1);
    byte[] chosen = new byte[digits.length];
    for (int i = 0; i < digits.length; i++) {
      chosen[i] = (byte) (digits[i] & mask);
    }
    chosen[digits.length - 1] |= (byte) (1 & ~mask);
    return chosen;
  }

  static void wipe(byte[] secret) {
    Arrays.fill(secret, (byte) 0);
  }
}
