package io.github.cognitosrp.modpow.support;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * Secret numbers as bytes of a public length, out of and into a {@link BigInteger}. {@link
 * BigInteger#toByteArray} and {@link BigInteger#BigInteger(int, byte[])} take a time that follows
 * the number's own length. Here a bit above the public length is set before they are called, so
 * that the work and the memory are the same for every number of that public length.
 *
 * <p>May leak: the public length; whether the number is zero; the lengths of two loops inside
 * {@link BigInteger}, one over the words that the number has and one over those that it lacks; and,
 * where a {@link BigInteger} is made, how many of its leading 32-bit words are zero, because it
 * does not keep them. The intermediate numbers stay in the heap until the garbage collector reuses
 * their memory, as the arguments and results do. Stateless.
 */
public final class FixedLengthBytes {
  private static final int WORD_BYTES = Integer.BYTES;

  private FixedLengthBytes() {}

  /**
   * The bytes of a number, the most significant first.
   *
   * @param number the number, 0 ≤ number &lt; 2^(8 · length)
   * @param length the public length in bytes
   * @return that many bytes, padded with zeros at the start; the caller's to wipe
   */
  public static byte[] bigEndian(BigInteger number, int length) {
    byte[] marked = marked(number, length);
    byte[] bytes = Arrays.copyOfRange(marked, marked.length - length, marked.length);
    Arrays.fill(marked, (byte) 0);
    return bytes;
  }

  /**
   * The bytes of a number, the least significant first.
   *
   * @param number the number, 0 ≤ number &lt; 2^(8 · length)
   * @param length the public length in bytes
   * @return that many bytes, padded with zeros at the end; the caller's to wipe
   */
  public static byte[] littleEndian(BigInteger number, int length) {
    byte[] marked = marked(number, length);
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = marked[marked.length - 1 - i];
    }
    Arrays.fill(marked, (byte) 0);
    return bytes;
  }

  /**
   * The number of some bytes.
   *
   * @param bigEndian the bytes, the most significant first; not wiped here
   * @return the number, at least 0
   */
  public static BigInteger toNumber(byte[] bigEndian) {
    int words = words(bigEndian.length);
    byte[] marked = new byte[1 + words * WORD_BYTES];
    marked[0] = 1;
    System.arraycopy(bigEndian, 0, marked, marked.length - bigEndian.length, bigEndian.length);
    BigInteger number = new BigInteger(marked).clearBit(words * Integer.SIZE);
    Arrays.fill(marked, (byte) 0);
    return number;
  }

  /**
   * The bytes of the number with the bit above its public length in whole words set. An addition
   * sets it: {@code or} and {@code setBit} ask for each word whether the number has it, which the
   * processor predicts wrongly more often.
   */
  private static byte[] marked(BigInteger number, int length) {
    return number.add(BigInteger.ZERO.setBit(words(length) * Integer.SIZE)).toByteArray();
  }

  private static int words(int bytes) {
    return (bytes + WORD_BYTES - 1) / WORD_BYTES;
  }
}
