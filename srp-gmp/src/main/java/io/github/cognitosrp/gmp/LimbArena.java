package io.github.cognitosrp.gmp;

import com.sun.jna.Pointer;
import io.github.cognitosrp.modpow.support.FixedLengthBytes;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.concurrent.Semaphore;

/**
 * The native memory of one computation, in limbs of 64 bits: operands, result and scratch space.
 * All of it is overwritten when it is closed, and so are the Java arrays that numbers pass through.
 * Used by one thread.
 */
final class LimbArena implements AutoCloseable {
  private final GmpLibrary gmp;
  private final Semaphore calls;
  private final NativeFrame frame;
  private long freeBytes;

  /** Waits for a permit, which {@link #close()} gives back. */
  LimbArena(GmpLibrary gmp, Semaphore calls, long limbs) {
    this.gmp = gmp;
    this.calls = calls;
    calls.acquireUninterruptibly();
    try {
      this.freeBytes = limbs * Long.BYTES;
      this.frame = new NativeFrame(freeBytes);
    } catch (RuntimeException | Error noMemory) {
      calls.release();
      throw noMemory;
    }
  }

  static int limbs(int bits) {
    return (bits + Long.SIZE - 1) / Long.SIZE;
  }

  long call(GmpFunction function, long... arguments) {
    return gmp.call(frame, function, arguments);
  }

  /** Reserves limbs and returns their address; their content is undefined. */
  long reserve(long limbs) {
    freeBytes -= limbs * Long.BYTES;
    if (freeBytes < 0) {
      throw new IllegalStateException("more limbs reserved than there are");
    }
    return frame.data() + freeBytes;
  }

  /** Reserves limbs for a number of at most that many, padded with zeros. */
  long store(BigInteger number, int limbs) {
    long start = reserve(limbs);
    write(number, start, limbs);
    return start;
  }

  /** Writes a number of at most that many limbs, padded with zeros. */
  static void write(BigInteger number, long start, int limbs) {
    byte[] bytes = FixedLengthBytes.littleEndian(number, limbs * Long.BYTES);
    long[] words = new long[limbs];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().get(words);
    new Pointer(start).write(0, words, 0, limbs);
    Arrays.fill(bytes, (byte) 0);
    Arrays.fill(words, 0);
  }

  /** Reads a number that is not negative. */
  static BigInteger read(long start, int limbs) {
    long[] words = new Pointer(start).getLongArray(0, limbs);
    ByteBuffer bytes = ByteBuffer.allocate(limbs * Long.BYTES);
    for (int i = limbs - 1; i >= 0; i--) {
      bytes.putLong(words[i]);
    }
    BigInteger number = FixedLengthBytes.toNumber(bytes.array());
    Arrays.fill(bytes.array(), (byte) 0);
    Arrays.fill(words, 0);
    return number;
  }

  @Override
  public void close() {
    try {
      frame.close();
    } finally {
      calls.release();
    }
  }
}
