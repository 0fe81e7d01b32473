package io.github.cognitosrp.montgomery;

import java.math.BigInteger;
import java.util.Arrays;

/** The bits of a secret exponent, padded to its public length. Wiped when closed. */
final class ExponentBits implements AutoCloseable {
  private final byte[] littleEndian;

  ExponentBits(BigInteger exponent, int bits) {
    littleEndian = new byte[bits / Byte.SIZE + 1];
    byte[] bytes = exponent.toByteArray();
    for (int i = 0; i < Math.min(bytes.length, littleEndian.length); i++) {
      littleEndian[i] = bytes[bytes.length - 1 - i];
    }
    Arrays.fill(bytes, (byte) 0);
  }

  /** The bit at a public position; 0 beyond the public length. */
  int bit(int position) {
    int at = position / Byte.SIZE;
    return at < littleEndian.length ? littleEndian[at] >> position % Byte.SIZE & 1 : 0;
  }

  @Override
  public void close() {
    Arrays.fill(littleEndian, (byte) 0);
  }
}
