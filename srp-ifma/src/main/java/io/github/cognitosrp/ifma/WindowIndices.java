package io.github.cognitosrp.ifma;

import static io.github.cognitosrp.ifma.WorkspaceLayout.WINDOW_BITS;

import io.github.cognitosrp.modpow.spi.ModPowBackend;
import io.github.cognitosrp.modpow.support.FixedLengthBytes;
import java.math.BigInteger;
import java.util.Arrays;

/** An exponent as indices into a table of powers, the uppermost bits first. */
final class WindowIndices {
  static final int MAX_BITS = ModPowBackend.MAX_BITS;

  /** The native code has a round before its loop and at least one in it. */
  private static final int MIN_ROUNDS = 2;

  private WindowIndices() {}

  static int count(int exponentBits) {
    return Math.max(MIN_ROUNDS, (exponentBits + WINDOW_BITS - 1) / WINDOW_BITS);
  }

  /** The indices: as many for every exponent of that public length; the caller's to wipe. */
  static long[] of(BigInteger exponent, int exponentBits) {
    long[] indices = new long[count(exponentBits)];
    int bytes = (indices.length * WINDOW_BITS + Byte.SIZE - 1) / Byte.SIZE;
    byte[] littleEndian = FixedLengthBytes.littleEndian(exponent, bytes);
    for (int bit = 0; bit < indices.length * WINDOW_BITS; bit++) {
      long value = (littleEndian[bit / Byte.SIZE] >> (bit % Byte.SIZE)) & 1;
      indices[indices.length - 1 - bit / WINDOW_BITS] |= value << (bit % WINDOW_BITS);
    }
    Arrays.fill(littleEndian, (byte) 0);
    return indices;
  }
}
