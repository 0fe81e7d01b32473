package io.github.cognitosrp.modpow;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Opens, tests and times every backend of a registry, once, and ranks the hardened ones: by
 * protection, then by measured time. Belief is no substitute: a native library that does not know
 * the processor can be slower than {@link BigInteger}.
 */
final class Calibration {
  private static final int ROUNDS = 5;
  private static final int EXPONENT_BITS = 256;
  private static final BigInteger N = SrpGroup.COGNITO_3072.n();

  /** As irregular as a real base: digits of N, that is of π, and the same for the exponent. */
  private static final BigInteger BASE = N.shiftRight(65);

  private static final BigInteger EXPONENT =
      N.shiftRight(100).mod(BigInteger.ONE.shiftLeft(EXPONENT_BITS)).setBit(EXPONENT_BITS - 1);

  private final List<BackendSlot> slots;
  private final ReentrantLock running = new ReentrantLock();
  private boolean started;
  private volatile @Nullable List<BackendSlot> ranking;

  Calibration(List<BackendSlot> slots) {
    this.slots = slots;
  }

  /** The hardened backends in their order, or null as long as they have not been timed. */
  @Nullable List<BackendSlot> ranking() {
    return ranking;
  }

  /** The same, timing them now or waiting for the thread that does. */
  List<BackendSlot> await() {
    running.lock();
    try {
      List<BackendSlot> known = ranking;
      if (known == null) {
        known = rank();
        ranking = known;
      }
      return known;
    } finally {
      running.unlock();
    }
  }

  /** Starts timing on a daemon thread, once. */
  synchronized void startInBackground() {
    if (!started) {
      started = true;
      Thread thread = new Thread(this::await, "cognitosrp-modpow-calibration");
      thread.setDaemon(true);
      thread.start();
    }
  }

  private List<BackendSlot> rank() {
    long[][] nanos = new long[slots.size()][ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      // Interleaved: a disturbance hits all of them alike.
      for (int i = 0; i < slots.size(); i++) {
        nanos[i][round] = time(slots.get(i).ready());
      }
    }
    for (int i = 0; i < slots.size(); i++) {
      Arrays.sort(nanos[i]);
      if (slots.get(i).ready() != null) {
        slots.get(i).measured(nanos[i][ROUNDS / 2] / 1_000);
      }
    }
    Comparator<BackendSlot> byProtection = Comparator.comparing(BackendSlot::hardening);
    return slots.stream()
        .filter(BackendSlot::isHardened)
        .sorted(
            byProtection
                .reversed()
                .thenComparingLong(slot -> slot.modPowMicros().orElse(Long.MAX_VALUE)))
        .toList();
  }

  private static long time(@Nullable ModPow modPow) {
    if (modPow == null) {
      return Long.MAX_VALUE;
    }
    long start = System.nanoTime();
    try {
      modPow.modPow(BASE, EXPONENT, EXPONENT_BITS, N);
    } catch (FaultyModPowException quarantined) {
      return Long.MAX_VALUE;
    }
    return System.nanoTime() - start;
  }

  static String reasonForRank(int rank, BackendSlot slot) {
    if (rank == 0) {
      return "variable time: only when asked for by name";
    }
    OptionalLong micros = slot.modPowMicros();
    return slot.hardening()
        + ", rank "
        + rank
        + (micros.isPresent() ? ": " + micros.getAsLong() + " µs a power" : "");
  }
}
