package io.github.cognitosrp.ifma;

import static io.github.cognitosrp.ifma.WorkspaceLayout.DIGITS;
import static io.github.cognitosrp.ifma.WorkspaceLayout.DIGIT_BITS;

import io.github.cognitosrp.modpow.support.FixedLengthBytes;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigInteger;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Numbers as {@value WorkspaceLayout#DIGITS} digits of 52 bits, the lowest first. */
final class Digits {
  static final long MASK = (1L << DIGIT_BITS) - 1;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /** All digits, and what reading the last one as part of eight bytes goes beyond. */
  private static final int BYTES = DIGITS * DIGIT_BITS / Byte.SIZE + Long.BYTES;

  private Digits() {}

  /** The digits of a number below 2^(52·64); the caller's to wipe. */
  static long[] of(BigInteger number) {
    byte[] bytes = FixedLengthBytes.littleEndian(number, BYTES);
    long[] digits = new long[DIGITS];
    for (int i = 0; i < DIGITS; i++) {
      int bit = i * DIGIT_BITS;
      digits[i] = ((long) LONGS.get(bytes, bit / Byte.SIZE) >>> (bit % Byte.SIZE)) & MASK;
    }
    Arrays.fill(bytes, (byte) 0);
    return digits;
  }

  /** The number of digits, of public length in bytes. */
  static BigInteger toNumber(long[] digits, int length) {
    byte[] bigEndian = new byte[length];
    for (int i = 0; i < length; i++) {
      int bit = i * Byte.SIZE;
      int digit = bit / DIGIT_BITS;
      int shift = bit % DIGIT_BITS;
      // Half a byte may stand in the next digit.
      long upper = digits[digit + 1] << (DIGIT_BITS - shift);
      bigEndian[length - 1 - i] = (byte) (digits[digit] >>> shift | upper);
    }
    BigInteger number = FixedLengthBytes.toNumber(bigEndian);
    Arrays.fill(bigEndian, (byte) 0);
    return number;
  }

  /** The digits where native code expects them; wipes the others. */
  static long[] placed(long[] digits) {
    long[] placed = new long[DIGITS];
    for (int i = 0; i < DIGITS; i++) {
      placed[WorkspaceLayout.place(i)] = digits[i];
    }
    Arrays.fill(digits, 0);
    return placed;
  }
}
