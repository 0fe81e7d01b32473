package io.github.cognitosrp.modpow;

import io.github.cognitosrp.modpow.spi.Hardening;
import io.github.cognitosrp.modpow.support.BackgroundTasks;
import io.github.cognitosrp.modpow.support.OneLine;
import io.github.cognitosrp.modpow.support.Settling;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Opens and tests the hardened backends of a registry, once, and ranks them: by protection, then by
 * the median time of {@value #ROUNDS} powers on this machine, taken when further rounds are not
 * faster any more, that is, when the code has been compiled. That takes some tens of milliseconds.
 * It is measured because a native library that does not know the processor can be slower than
 * {@link BigInteger}. Backends that no other shares its protection with are measured for {@link
 * ModPows#diagnose()} only.
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
  private final @Nullable LongSupplier clock;
  private final ReentrantLock running = new ReentrantLock();
  private final Set<ModPow> warm = new HashSet<>();
  private boolean started;
  private boolean allMeasured;
  private volatile @Nullable List<BackendSlot> ranking;
  private volatile @Nullable String failure;

  /** The clock is a test's, in nanoseconds, or null for {@link System#nanoTime()}. */
  Calibration(List<BackendSlot> slots, @Nullable LongSupplier clock) {
    this.slots = slots;
    this.clock = clock;
  }

  /** The hardened backends in their order, or null as long as they have not been measured. */
  @Nullable List<BackendSlot> ranking() {
    return ranking;
  }

  /** Why the ranking in the background was given up; null if it was not. */
  @Nullable String failure() {
    return failure;
  }

  /** The ranking; measures now, or waits for the thread that does. */
  List<BackendSlot> await() {
    running.lock();
    try {
      List<BackendSlot> known = ranking;
      if (known == null) {
        measureEquals();
        known = ranked();
        ranking = known;
        failure = null;
      }
      return known;
    } finally {
      running.unlock();
    }
  }

  /** The same, with all backends measured until their code is compiled. */
  List<BackendSlot> awaitAll() {
    running.lock();
    try {
      List<BackendSlot> known = ranking;
      if (known == null || !allMeasured) {
        measure(slots, StopRule.FIGURES);
        known = ranked();
        ranking = known;
        allMeasured = true;
        failure = null;
      }
      return known;
    } finally {
      running.unlock();
    }
  }

  /** Starts to measure in the background, once. */
  synchronized void startInBackground() {
    if (!started) {
      started = true;
      String noThread = BackgroundTasks.run("cognitosrp-modpow-calibration", new InBackground());
      if (noThread != null) {
        failure = "not ranked: " + noThread;
      }
    }
  }

  private final class InBackground implements Runnable {
    @Override
    public void run() {
      try {
        await();
      } catch (RuntimeException | Error fault) {
        failure = "not ranked: " + OneLine.of(fault);
      }
    }
  }

  /** Measures the hardened backends that protection does not rank. */
  private void measureEquals() {
    for (Hardening hardening : Hardening.values()) {
      List<BackendSlot> equals = new ArrayList<>();
      for (BackendSlot slot : slots) {
        if (hardening.isHardened() && slot.hardening() == hardening && slot.proven() != null) {
          equals.add(slot);
        }
      }
      if (equals.size() > 1) {
        measure(equals, StopRule.ORDER);
      }
    }
  }

  private List<BackendSlot> ranked() {
    List<BackendSlot> hardened = new ArrayList<>();
    for (BackendSlot slot : slots) {
      if (slot.isHardened()) {
        hardened.add(slot);
      }
    }
    Comparator<BackendSlot> byProtection =
        Comparator.comparing(slot -> Objects.requireNonNull(slot.hardening()));
    hardened.sort(
        byProtection
            .reversed()
            .thenComparingLong(slot -> slot.modPowMicros().orElse(Long.MAX_VALUE)));
    return List.copyOf(hardened);
  }

  private void measure(List<BackendSlot> slots, StopRule rule) {
    List<Trial> trials = new ArrayList<>();
    for (BackendSlot slot : slots) {
      ModPow modPow = slot.proven();
      if (modPow != null) {
        if (warm.add(modPow)) {
          slot.warmUp(modPow);
        }
        trials.add(new Trial(slot, modPow));
      }
    }
    long end = now() + rule.maxNanos;
    int rounds = 0;
    while (rounds < ROUNDS
        || (now() - end < 0 && trials.stream().anyMatch(trial -> trial.gains(rule)))) {
      // In turns: a disturbance hits all of them alike.
      trials.removeIf(Trial::fails);
      rounds++;
    }
    trials.forEach(trial -> trial.slot.measured(trial.medianNanos() / 1_000));
  }

  private long now() {
    return clock == null ? System.nanoTime() : clock.getAsLong();
  }

  /** When to stop measuring. */
  private enum StopRule {
    /** Enough to tell the order. */
    ORDER(ROUNDS, 200),
    /** Enough for figures of compiled code. */
    FIGURES(40, 1_500);

    private final int roundsWithoutGain;
    private final long maxNanos;

    StopRule(int roundsWithoutGain, long maxMillis) {
      this.roundsWithoutGain = roundsWithoutGain;
      this.maxNanos = maxMillis * 1_000_000;
    }
  }

  /** A backend while it is measured. */
  private final class Trial {
    private final BackendSlot slot;
    private final ModPow modPow;
    private final long[] lastNanos = new long[ROUNDS];
    private final Settling settling = new Settling();
    private int runs;
    private int runsBeforeGain;

    Trial(BackendSlot slot, ModPow modPow) {
      this.slot = slot;
      this.modPow = modPow;
    }

    /** Measures one power; whether the backend breaks, which has it quarantined. */
    boolean fails() {
      long start = now();
      try {
        modPow.modPow(BASE, EXPONENT, EXPONENT_BITS, N);
      } catch (FaultyModPowException quarantined) {
        return true;
      }
      long nanos = now() - start;
      if (settling.isGain(nanos)) {
        runsBeforeGain = runs;
      }
      lastNanos[runs % ROUNDS] = nanos;
      runs++;
      return false;
    }

    /** Whether something was gained after the first of the last rounds. */
    boolean gains(StopRule rule) {
      return runs - runsBeforeGain < rule.roundsWithoutGain;
    }

    long medianNanos() {
      long[] sorted = lastNanos.clone();
      Arrays.sort(sorted);
      return sorted[ROUNDS / 2];
    }
  }
}
