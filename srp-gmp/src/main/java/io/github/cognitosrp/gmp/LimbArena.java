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
  private long freeBytes;

  /** Waits for a permit, which {@link #close()} gives back. */
  LimbArena(Semaphore calls, long limbs) {
    this.calls = calls;
    calls.acquireUninterruptibly();
    try {
      this.memory = new Memory(limbs * Long.BYTES);
      this.freeBytes = memory.size();
    } catch (RuntimeException | Error noMemory) {
      calls.release();
      throw noMemory;
    }
  }

  static int limbs(int bits) {
    return (bits + Long.SIZE - 1) / Long.SIZE;
  }

  /** Reserves limbs and returns their address; their content is undefined. */
  long reserve(long limbs) {
    freeBytes -= limbs * Long.BYTES;
    if (freeBytes < 0) {
      throw new IllegalStateException("more limbs reserved than there are");
    }
    return Pointer.nativeValue(memory) + freeBytes;
  }

  /** Reserves limbs for a number of at most that many, padded with zeros. */
  long store(BigInteger number, int limbs) {
    long start = reserve(limbs);
    write(number, new Pointer(start), limbs);
    return start;
  }

  /** Writes a number of at most that many limbs, padded with zeros. */
  static void write(BigInteger number, Pointer start, int limbs) {
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
  }

  /** Reads a number that is not negative. */
  static BigInteger read(long start, int limbs) {
    long[] words = new Pointer(start).getLongArray(0, limbs);
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
