package io.github.cognitosrp.openssl;

import io.github.cognitosrp.modpow.support.FixedLengthBytes;
import java.math.BigInteger;
import java.util.Arrays;

/**
 * Secret numbers as big-endian bytes of a public length, a whole number of 64-bit words. No method
 * branches on the bytes or uses them as an index. What {@link FixedLengthBytes} may leak applies
 * where numbers are converted.
 */
final class BigEndianWords {

  private BigEndianWords() {}

  static int words(int bits) {
    return (bits + Long.SIZE - 1) / Long.SIZE;
  }

  /** The number in that many words; the array is the caller's to wipe. */
  static byte[] of(BigInteger number, int words) {
    return FixedLengthBytes.bigEndian(number, Long.BYTES * words);
  }

  /** The number of these bytes, which are wiped. */
  static BigInteger toNumber(byte[] bytes) {
    BigInteger number = FixedLengthBytes.toNumber(bytes);
    wipe(bytes);
    return number;
  }

  /** Shifts right by 0 to 8 bits, then drops that many words, which must be zero, at the start. */
  static byte[] shiftRight(byte[] bytes, int bits, int droppedWords) {
    int dropped = Long.BYTES * droppedWords;
    byte[] shifted = new byte[bytes.length - dropped];
    for (int i = 0; i < shifted.length; i++) {
      int from = i + dropped;
      int upper = from == 0 ? 0 : bytes[from - 1] & 0xff;
      shifted[i] = (byte) (((upper << 8) | (bytes[from] & 0xff)) >>> bits);
    }
    return shifted;
  }

  /** The bytes if the lowest bit of {@code choice} is set, otherwise the number 1. */
  static byte[] orOne(byte[] bytes, int choice) {
    int mask = -(choice & 1);
    byte[] chosen = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      chosen[i] = (byte) (bytes[i] & mask);
    }
    chosen[bytes.length - 1] |= (byte) (1 & ~mask);
    return chosen;
  }

  static void wipe(byte[] secret) {
    Arrays.fill(secret, (byte) 0);
  }
}
