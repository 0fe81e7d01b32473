package io.github.cognitosrp.openssl;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongConsumer;

/**
 * The native objects of one computation: a context, numbers, and a buffer through which operands
 * pass. {@link #close()} overwrites and frees all of them, the last made first. Confined to one
 * thread.
 */
final class NativeScope implements AutoCloseable {
  private static final int BN_FLG_CONSTTIME = 4;

  /** Stands before the digits of a number, so that none of them is a leading zero. */
  private static final byte[] MARKER = {1};

  private final Libcrypto libcrypto;
  private final Deque<Runnable> releases = new ArrayDeque<>();
  private final long context;
  private final long buffer;

  /** Opens a scope for numbers of at most that many words. */
  NativeScope(Libcrypto libcrypto, int words) {
    this.libcrypto = libcrypto;
    try {
      context = own(libcrypto.bnCtxNew(), libcrypto::bnCtxFree);
      long bytes = MARKER.length + (long) Long.BYTES * words;
      buffer =
          own(libcrypto.cryptoMalloc(bytes), memory -> libcrypto.cryptoClearFree(memory, bytes));
      libcrypto.write(buffer, MARKER);
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
    return own(libcrypto.bnMontCtxNew(), libcrypto::bnMontCtxFree);
  }

  /** A fixed number that is 0. */
  FixedNumber fixedNumber(int words) {
    long number = number();
    // Room for the marker, so that loading never moves the digits away from the view.
    check(libcrypto.bnSetBit(number, Long.SIZE * (words + 1) - 1));
    libcrypto.bnClear(number);
    check(libcrypto.bnSetBit(number, Long.SIZE * words - 1));
    long view = number();
    libcrypto.bnWithFlags(view, number, BN_FLG_CONSTTIME);
    libcrypto.bnClear(number);
    return new FixedNumber(number, view, words);
  }

  /** A fixed number that holds these big-endian bytes, a whole number of words. */
  FixedNumber load(byte[] digits) {
    FixedNumber target = fixedNumber(digits.length / Long.BYTES);
    libcrypto.write(buffer + MARKER.length, digits);
    parse(target);
    return target;
  }

  /** Overwrites a fixed number with big-endian bytes, eight to a long in the machine's order. */
  void load(FixedNumber target, long[] digits) {
    libcrypto.write(buffer + MARKER.length, digits);
    parse(target);
  }

  /** The big-endian bytes of a fixed number. */
  byte[] store(FixedNumber source) {
    byte[] digits = new byte[Long.BYTES * source.words()];
    long memory = buffer + MARKER.length;
    int length = libcrypto.bnBn2binpad(source.view(), memory, digits.length);
    check(length == digits.length ? 1 : 0);
    libcrypto.read(memory, digits);
    return digits;
  }

  @Override
  public void close() {
    while (!releases.isEmpty()) {
      releases.pop().run();
    }
  }

  /** Checks the result of a call of libcrypto. */
  static void check(long result) {
    if (result == 0) {
      throw new IllegalStateException("libcrypto could not allocate or compute");
    }
  }

  private long number() {
    return own(libcrypto.bnNew(), libcrypto::bnClearFree);
  }

  /** The view keeps {@code words} digits of the {@code words + 1} that are read here. */
  private void parse(FixedNumber target) {
    int bytes = MARKER.length + Long.BYTES * target.words();
    check(libcrypto.bnBin2bn(buffer, bytes, target.number()));
  }

  private long own(long address, LongConsumer release) {
    check(address);
    releases.push(() -> release.accept(address));
    return address;
  }
}
