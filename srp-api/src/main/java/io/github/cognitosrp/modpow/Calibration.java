package io.github.cognitosrp.modpow;

import io.github.cognitosrp.modpow.support.BackgroundTasks;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Opens and tests the hardened backends of a registry, once, and ranks them: by protection, then by
 * the median time of {@value #ROUNDS} powers on this machine, taken when rounds bring no gain any
 * more, because code that is still being compiled says nothing. That takes some tens of
 * milliseconds. Belief is no substitute: a native library that does not know the processor can be
 * slower than {@link BigInteger}. What protection alone ranks is not timed until somebody looks at
 * the list.
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
  private final LongSupplier nanoTime;
  private final ReentrantLock running = new ReentrantLock();
  private final Set<ModPow> warm = new HashSet<>();
  private boolean started;
  private boolean allTimed;
  private volatile @Nullable List<BackendSlot> ranking;

  /** The clock is {@link System#nanoTime()}, or a test's. */
  Calibration(List<BackendSlot> slots, LongSupplier nanoTime) {
    this.slots = slots;
    this.nanoTime = nanoTime;
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

  /** Times all of them, and for longer, for whoever looks at the list. */
  List<BackendSlot> awaitAll() {
    running.lock();
    try {
      List<BackendSlot> known = ranking;
      if (known == null || !allTimed) {
        measure(slots, Patience.LONG);
        known = ranked();
        ranking = known;
        allTimed = true;
      }
      return known;
    } finally {
      running.unlock();
    }
  }

  /** Starts timing in the background, once. */
  synchronized void startInBackground() {
    if (!started) {
      started = true;
      BackgroundTasks.run("cognitosrp-modpow-calibration", this::await);
    }
  }

  /** Times those that protection does not rank. */
  private List<BackendSlot> rank() {
    slots.stream()
        .filter(slot -> slot.isHardened() && slot.ready() != null)
        .collect(Collectors.groupingBy(BackendSlot::hardening))
        .values()
        .stream()
        .filter(equals -> equals.size() > 1)
        .forEach(equals -> measure(equals, Patience.SHORT));
    return ranked();
  }

  private List<BackendSlot> ranked() {
    Comparator<BackendSlot> byProtection = Comparator.comparing(BackendSlot::hardening);
    return slots.stream()
        .filter(BackendSlot::isHardened)
        .sorted(
            byProtection
                .reversed()
                .thenComparingLong(slot -> slot.modPowMicros().orElse(Long.MAX_VALUE)))
        .toList();
  }

  private void measure(List<BackendSlot> slots, Patience patience) {
    List<Trial> trials = new ArrayList<>();
    for (BackendSlot slot : slots) {
      ModPow modPow = slot.ready();
      if (modPow != null && !(warm.add(modPow) && fails(modPow::warmUp))) {
        trials.add(new Trial(slot, modPow));
      }
    }
    long end = nanoTime.getAsLong() + patience.mostNanos;
    int rounds = 0;
    while (rounds < ROUNDS
        || (nanoTime.getAsLong() - end < 0
            && trials.stream().anyMatch(trial -> trial.gains(patience)))) {
      // In turns: a disturbance hits all of them alike.
      trials.removeIf(trial -> fails(trial::time));
      rounds++;
    }
    trials.forEach(trial -> trial.slot.measured(trial.medianNanos() / 1_000));
  }

  /** Whether the backend that does it breaks, which has it quarantined. */
  private static boolean fails(Runnable work) {
    try {
      work.run();
      return false;
    } catch (FaultyModPowException quarantined) {
      return true;
    }
  }

  /** How long is long enough for code to be compiled. */
  private enum Patience {
    /** For the order, which coarse figures tell as well. */
    SHORT(ROUNDS, 200),
    /** For whoever looks at the figures. */
    LONG(40, 1_500);

    private final int roundsWithoutGain;
    private final long mostNanos;

    Patience(int roundsWithoutGain, long mostMillis) {
      this.roundsWithoutGain = roundsWithoutGain;
      this.mostNanos = mostMillis * 1_000_000;
    }
  }

  /** A backend while it is timed. */
  private final class Trial {
    private final BackendSlot slot;
    private final ModPow modPow;
    private final long[] lastNanos = new long[ROUNDS];
    private long bestNanos = Long.MAX_VALUE;
    private int runs;
    private int runsBeforeGain;

    Trial(BackendSlot slot, ModPow modPow) {
      this.slot = slot;
      this.modPow = modPow;
    }

    void time() {
      long start = nanoTime.getAsLong();
      modPow.modPow(BASE, EXPONENT, EXPONENT_BITS, N);
      long nanos = nanoTime.getAsLong() - start;
      if (nanos < bestNanos - bestNanos / 8) {
        runsBeforeGain = runs;
      }
      bestNanos = Math.min(bestNanos, nanos);
      lastNanos[runs % ROUNDS] = nanos;
      runs++;
    }

    /** Whether something was gained after the first of the last rounds. */
    boolean gains(Patience patience) {
      return runs - runsBeforeGain < patience.roundsWithoutGain;
    }

    long medianNanos() {
      long[] sorted = lastNanos.clone();
      Arrays.sort(sorted);
      return sorted[ROUNDS / 2];
    }
  }
}
