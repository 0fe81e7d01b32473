package io.github.cognitosrp.gmp;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.concurrent.Semaphore;

/**
 * The native memory of one call, in limbs of 64 bits: operands, result and scratch space. All of it
 * is overwritten when it is closed, and so are the Java arrays that numbers pass through. Used by
 * one thread.
 */
final class LimbArena implements AutoCloseable {
  private final Semaphore calls;
  private final Memory memory;
  private long used;

  /** Waits for a permit, which {@link #close()} gives back. */
  LimbArena(Semaphore calls, long limbs) {
    this.calls = calls;
    calls.acquireUninterruptibly();
    try {
      this.memory = new Memory(limbs * Long.BYTES);
    } catch (RuntimeException | Error noMemory) {
      calls.release();
      throw noMemory;
    }
  }

  static int limbs(int bits) {
    return (bits + Long.SIZE - 1) / Long.SIZE;
  }

  /** Reserves limbs; their content is undefined. */
  Pointer reserve(long limbs) {
    Pointer start = memory.share(used, limbs * Long.BYTES);
    used += limbs * Long.BYTES;
    return start;
  }

  /** Stores a number of at most that many limbs, padded with zeros. */
  Pointer store(BigInteger number, int limbs) {
    Pointer start = reserve(limbs);
    byte[] bytes = number.toByteArray();
    long[] words = new long[limbs];
    try {
      for (int i = 0; i < bytes.length && i < limbs * Long.BYTES; i++) {
        words[i / Long.BYTES] |=
            (bytes[bytes.length - 1 - i] & 0xffL) << (i % Long.BYTES * Byte.SIZE);
      }
      start.write(0, words, 0, limbs);
    } finally {
      Arrays.fill(bytes, (byte) 0);
      Arrays.fill(words, 0);
    }
    return start;
  }

  /** Reads a number that is not negative. */
  static BigInteger read(Pointer start, int limbs) {
    long[] words = start.getLongArray(0, limbs);
    byte[] bytes = new byte[limbs * Long.BYTES];
    try {
      for (int i = 0; i < bytes.length; i++) {
        bytes[bytes.length - 1 - i] =
            (byte) (words[i / Long.BYTES] >>> (i % Long.BYTES * Byte.SIZE));
      }
      return new BigInteger(1, bytes);
    } finally {
      Arrays.fill(bytes, (byte) 0);
      Arrays.fill(words, 0);
    }
  }

  @Override
  public void close() {
    try {
      memory.clear();
      memory.close();
    } finally {
      calls.release();
    }
  }
}
