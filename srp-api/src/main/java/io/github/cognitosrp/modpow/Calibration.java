package io.github.cognitosrp.modpow;

import io.github.cognitosrp.modpow.spi.Background;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Opens and tests the hardened backends of a registry, once, and ranks them: by protection, then by
 * the median time of {@value #ROUNDS} powers on this machine, some milliseconds for all of them.
 * Belief is no substitute: a native library that does not know the processor can be slower than
 * {@link BigInteger}. What protection alone ranks is not timed until somebody looks at the list.
 */
final class Calibration {
  private static final int ROUNDS = 3;

  /** A backend is warm when so many runs in a row have brought nothing. */
  private static final int RUNS_WITHOUT_GAIN = 6;

  /** What the just-in-time compiler gets to come by; native code needs a twentieth of it. */
  private static final long SETTLING_NANOS = 200_000_000L;

  private static final int EXPONENT_BITS = 256;
  private static final BigInteger N = SrpGroup.COGNITO_3072.n();

  /** As irregular as a real base: digits of N, that is of π, and the same for the exponent. */
  private static final BigInteger BASE = N.shiftRight(65);

  private static final BigInteger EXPONENT =
      N.shiftRight(100).mod(BigInteger.ONE.shiftLeft(EXPONENT_BITS)).setBit(EXPONENT_BITS - 1);

  private final List<BackendSlot> slots;
  private final ReentrantLock running = new ReentrantLock();
  private boolean started;
  private boolean allMeasured;
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

  /** Times all the others too, for whoever looks at the list. */
  List<BackendSlot> awaitAll() {
    List<BackendSlot> known = await();
    running.lock();
    try {
      if (!allMeasured) {
        measure(slots.stream().filter(slot -> slot.modPowMicros().isEmpty()).toList());
        allMeasured = true;
      }
    } finally {
      running.unlock();
    }
    return known;
  }

  /** Starts timing in the background, once. */
  synchronized void startInBackground() {
    if (!started) {
      started = true;
      Background.run("cognitosrp-modpow-calibration", this::await);
    }
  }

  private List<BackendSlot> rank() {
    List<BackendSlot> hardened = slots.stream().filter(BackendSlot::isHardened).toList();
    hardened.stream()
        .filter(slot -> slot.ready() != null)
        .collect(Collectors.groupingBy(BackendSlot::hardening))
        .values()
        .forEach(equals -> measure(equals.size() > 1 ? equals : List.of()));
    Comparator<BackendSlot> byProtection = Comparator.comparing(BackendSlot::hardening);
    return hardened.stream()
        .sorted(
            byProtection
                .reversed()
                .thenComparingLong(slot -> slot.modPowMicros().orElse(Long.MAX_VALUE)))
        .toList();
  }

  private static void measure(List<BackendSlot> slots) {
    List<BackendSlot> ready = slots.stream().filter(Calibration::settled).toList();
    long[][] nanos = new long[ready.size()][ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      // Interleaved: a disturbance hits all of them alike.
      for (int i = 0; i < ready.size(); i++) {
        nanos[i][round] = time(ready.get(i));
      }
    }
    for (int i = 0; i < ready.size(); i++) {
      Arrays.sort(nanos[i]);
      if (nanos[i][ROUNDS - 1] < Long.MAX_VALUE) {
        ready.get(i).measured(nanos[i][ROUNDS / 2] / 1_000);
      }
    }
  }

  /**
   * Runs a backend until it has been compiled, or for as long as that is worth; false if it fails.
   */
  private static boolean settled(BackendSlot slot) {
    ModPow modPow = slot.ready();
    if (modPow == null) {
      return false;
    }
    try {
      modPow.warmUp();
    } catch (FaultyModPowException quarantined) {
      return false;
    }
    long end = System.nanoTime() + SETTLING_NANOS;
    long best = Long.MAX_VALUE;
    int withoutGain = 0;
    while (withoutGain < RUNS_WITHOUT_GAIN && System.nanoTime() - end < 0) {
      long nanos = time(slot);
      if (nanos == Long.MAX_VALUE) {
        return false;
      }
      withoutGain = nanos < best - best / 8 ? 0 : withoutGain + 1;
      best = Math.min(best, nanos);
    }
    return true;
  }

  private static long time(BackendSlot slot) {
    ModPow modPow = slot.ready();
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
