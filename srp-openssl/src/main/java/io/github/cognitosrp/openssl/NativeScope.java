package io.github.cognitosrp.openssl;

import static io.github.cognitosrp.openssl.LibcryptoFunction.*;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The native objects of one computation: a context, numbers, and a buffer through which operands
 * pass. {@link #close()} overwrites and frees all of them. Used by one thread.
 */
final class NativeScope implements AutoCloseable {
  private static final int BN_FLG_CONSTTIME = 4;

  /** Written before the digits of a number, so that none of them is a leading zero. */
  private static final byte[] MARKER = {1};

  /** {@code ERR_R_MALLOC_FAILURE} of OpenSSL 3, and the bits of an error code that hold it. */
  private static final int NO_MEMORY = 256 | 3 << 18;

  private static final int REASON_MASK = 0x7f_ffff;
  private static final int NO_MEMORY_1_1_1 = 1 | 64;
  private static final int REASON_MASK_1_1_1 = 0xfff;

  private final Libcrypto libcrypto;
  private final NativeFrame frame;
  private final Deque<Owned> owned = new ArrayDeque<>();
  private final long context;

  private record Owned(long address, LibcryptoFunction release) {}

  /** Opens a scope for numbers of at most that many words. */
  NativeScope(Libcrypto libcrypto, int words) {
    this.libcrypto = libcrypto;
    // The digits are aligned, and the marker is the byte before them.
    frame = new NativeFrame((1L + words) * Long.BYTES);
    try {
      Libcrypto.write(marked(), MARKER);
      context = create(BN_CTX_new, BN_CTX_free);
    } catch (RuntimeException | Error failure) {
      close();
      throw failure;
    }
  }

  long context() {
    return context;
  }

  /** A {@code BN_MONT_CTX} to be set. */
  long montgomeryContext() {
    return create(BN_MONT_CTX_new, BN_MONT_CTX_free);
  }

  /** A number that is 0. */
  FixedLengthBignum number(int words) {
    long number = create(BN_new, BN_clear_free);
    // Memory for the marker too, so that loading never moves the digits away from the view.
    compute(BN_set_bit, number, Long.SIZE * (words + 1L) - 1);
    call(BN_clear, number);
    compute(BN_set_bit, number, (long) Long.SIZE * words - 1);
    long view = create(BN_new, BN_clear_free);
    call(BN_with_flags, view, number, BN_FLG_CONSTTIME);
    call(BN_clear, number);
    return new FixedLengthBignum(number, view, words);
  }

  /** A number that holds these big-endian bytes, a whole number of words. */
  FixedLengthBignum load(byte[] bytes) {
    FixedLengthBignum target = number(bytes.length / Long.BYTES);
    Libcrypto.write(digits(), bytes);
    parse(target);
    return target;
  }

  /** Overwrites a number with big-endian bytes, eight to a long in the machine's order. */
  void load(FixedLengthBignum target, long[] words) {
    Libcrypto.write(digits(), words);
    parse(target);
  }

  /** The big-endian bytes of a number. */
  byte[] store(FixedLengthBignum source) {
    byte[] bytes = new byte[Long.BYTES * source.words()];
    long length = call(BN_bn2binpad, source.view(), digits(), bytes.length);
    if ((int) length != bytes.length) {
      throw failure(BN_bn2binpad);
    }
    Libcrypto.read(digits(), bytes);
    return bytes;
  }

  /** Calls a function that returns 1, or 0 when it fails. */
  void compute(LibcryptoFunction function, long... arguments) {
    if ((int) call(function, arguments) == 0) {
      throw failure(function);
    }
  }

  @Override
  public void close() {
    while (!owned.isEmpty()) {
      Owned last = owned.pop();
      call(last.release(), last.address());
    }
    frame.close();
  }

  private long create(LibcryptoFunction function, LibcryptoFunction release) {
    long address = call(function);
    if (address == 0) {
      call(ERR_clear_error);
      throw noMemory(function);
    }
    owned.push(new Owned(address, release));
    return address;
  }

  /** The view keeps {@code words} digits of the {@code words + 1} that are read here. */
  private void parse(FixedLengthBignum target) {
    long bytes = MARKER.length + (long) Long.BYTES * target.words();
    if (call(BN_bin2bn, marked(), bytes, target.number()) == 0) {
      throw failure(BN_bin2bn);
    }
  }

  /** Takes libcrypto's entries off this thread's error queue, where others would find them. */
  private RuntimeException failure(LibcryptoFunction function) {
    int error = (int) call(ERR_peek_last_error);
    call(ERR_clear_error);
    if ((error & REASON_MASK) == NO_MEMORY || (error & REASON_MASK_1_1_1) == NO_MEMORY_1_1_1) {
      throw noMemory(function);
    }
    return new IllegalStateException(function + " of libcrypto failed");
  }

  private static OutOfMemoryError noMemory(LibcryptoFunction function) {
    return new OutOfMemoryError(function + " of libcrypto could not allocate memory");
  }

  private long call(LibcryptoFunction function, long... arguments) {
    return libcrypto.call(frame, function, arguments);
  }

  private long digits() {
    return frame.data() + Long.BYTES;
  }

  private long marked() {
    return digits() - MARKER.length;
  }
}
