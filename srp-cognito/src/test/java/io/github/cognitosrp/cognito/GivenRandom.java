package io.github.cognitosrp.cognito;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Queue;

/** Yields given blocks of bytes, each to a request of exactly its length, and then fails. */
final class GivenRandom extends SecureRandom {
  private static final long serialVersionUID = 1L;

  private final transient Queue<byte[]> blocks = new ArrayDeque<>();

  GivenRandom(byte[]... blocks) {
    this.blocks.addAll(Arrays.asList(blocks));
  }

  /** Yields an unsigned big-endian integer of {@code bits} bits. */
  static GivenRandom of(BigInteger number, int bits) {
    return new GivenRandom(bigEndian(number, bits));
  }

  static byte[] bigEndian(BigInteger number, int bits) {
    byte[] bytes = new byte[bits / 8];
    byte[] signed = number.toByteArray();
    int skipped = Math.max(0, signed.length - bytes.length);
    int length = signed.length - skipped;
    System.arraycopy(signed, skipped, bytes, bytes.length - length, length);
    return bytes;
  }

  @Override
  public synchronized void nextBytes(byte[] bytes) {
    byte[] block = blocks.remove();
    if (block.length != bytes.length) {
      throw new AssertionError(bytes.length + " bytes asked for, not " + block.length);
    }
    System.arraycopy(block, 0, bytes, 0, bytes.length);
  }
}
