package io.github.cognitosrp.zkattest.curve;

/** Digits of 52 bits from bytes and back, in a time that depends on the length only. */
final class FieldBytes {
  private static final int DIGIT_BITS = 52;
  private static final long MASK = (1L << DIGIT_BITS) - 1;
  private static final int BYTE_MASK = 0xff;

  private FieldBytes() {}

  /** Of a big-endian number of at most 32 bytes. */
  static long[] digits(byte[] bigEndian) {
    long[] digits = new long[PrimeField.DIGITS];
    for (int i = 0; i < bigEndian.length; i++) {
      long value = bigEndian[bigEndian.length - 1 - i] & BYTE_MASK;
      int digit = Byte.SIZE * i / DIGIT_BITS;
      int shift = Byte.SIZE * i % DIGIT_BITS;
      digits[digit] |= (value << shift) & MASK;
      if (shift > DIGIT_BITS - Byte.SIZE) {
        digits[digit + 1] |= value >>> (DIGIT_BITS - shift);
      }
    }
    return digits;
  }

  /** Big-endian, padded with zeros to {@code length} bytes, which must be enough. */
  static byte[] bytes(long[] digits, int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      int digit = Byte.SIZE * i / DIGIT_BITS;
      int shift = Byte.SIZE * i % DIGIT_BITS;
      long value = digits[digit] >>> shift;
      if (shift > DIGIT_BITS - Byte.SIZE && digit + 1 < digits.length) {
        value |= digits[digit + 1] << (DIGIT_BITS - shift);
      }
      bytes[length - 1 - i] = (byte) value;
    }
    return bytes;
  }
}
