package io.github.cognitosrp.montgomery;

import io.github.cognitosrp.modpow.support.FixedLengthBytes;
import java.math.BigInteger;
import java.util.Arrays;

/** The bits of a secret exponent, padded to its public length. Wiped when closed. */
final class ExponentBits implements AutoCloseable {
  private final byte[] littleEndian;

  ExponentBits(BigInteger exponent, int bits) {
    littleEndian = FixedLengthBytes.littleEndian(exponent, bits / Byte.SIZE + 1);
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
