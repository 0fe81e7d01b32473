package io.github.cognitosrp.modpow;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** How long backends are measured and which rounds count; the backends set the clock. */
class CalibrationRoundsTest {
  private static final long MILLI = 1_000_000;

  private final AtomicLong clock = new AtomicLong();

  /** A backend whose calls take the given milliseconds; further calls take those of the last. */
  private final class Clocked {
    private final long[] millis;
    private final BackendSlot slot;
    private boolean tested;
    private int calls;

    Clocked(String name, long... millis) {
      this.millis = millis;
      StubProvider provider =
          StubProvider.blinded(
              name,
              () ->
                  new StubProvider.RightBackend() {
                    @Override
                    public BigInteger modPow(
                        BigInteger base,
                        BigInteger exponent,
                        int exponentBits,
                        BigInteger modulus) {
                      return tested ? timed() : super.modPow(base, exponent, exponentBits, modulus);
                    }
                  });
      slot = BackendSlot.of(StubProvider.class, () -> provider, 60_000);
      slot.proven();
      tested = true;
    }

    private BigInteger timed() {
      clock.addAndGet(MILLI * millis[Math.min(calls, millis.length - 1)]);
      calls++;
      return BigInteger.ONE;
    }
  }

  private Calibration calibration(Clocked... backends) {
    return new Calibration(
        Arrays.stream(backends).map(backend -> backend.slot).toList(), clock::get);
  }

  private static List<String> names(List<BackendSlot> slots) {
    return slots.stream().map(BackendSlot::nameOrNull).toList();
  }

  private List<String> ranking(Clocked... backends) {
    return names(calibration(backends).await());
  }

  @Test
  void aBackendIsMeasuredUntilItBecomesNoFaster() {
    Clocked steady = new Clocked("steady", 3);
    Clocked compiled = new Clocked("compiled", 64, 32, 16, 8, 4, 2, 1);
    assertThat(ranking(steady, compiled)).containsExactly("compiled", "steady");
    assertThat(compiled.calls).isEqualTo(6 + 5);
    assertThat(compiled.slot.modPowMicros()).hasValue(1_000);
    assertThat(steady.calls).as("in turns, as often").isEqualTo(compiled.calls);
  }

  @Test
  void aBackendThatIsFastFromTheStartIsMeasuredFiveTimes() {
    Clocked one = new Clocked("one", 2);
    Clocked other = new Clocked("other", 1);
    assertThat(ranking(one, other)).containsExactly("other", "one");
    assertThat(one.calls).isEqualTo(5);
  }

  @Test
  void slowAndFastOutliersChangeNothing() {
    Clocked disturbed = new Clocked("disturbed", 18, 18, 90, 18, 90);
    Clocked lucky = new Clocked("lucky", 19, 19, 19, 17, 19);
    assertThat(ranking(lucky, disturbed)).containsExactly("disturbed", "lucky");
    assertThat(disturbed.slot.modPowMicros()).hasValue(18_000);
    assertThat(lucky.slot.modPowMicros()).hasValue(19_000);
  }

  /** On a machine where this would take long, or code that never settles. */
  @Test
  void measuringEndsAfterTwoHundredMilliseconds() {
    Clocked gaining = new Clocked("gaining", 30, 26, 22, 19, 16, 14, 12, 10, 8, 7, 6, 5, 4);
    Clocked steady = new Clocked("steady", 10);
    ranking(gaining, steady);
    assertThat(gaining.calls).isEqualTo(7);
    Clocked slow = new Clocked("slow", 150);
    ranking(slow, new Clocked("slower", 160));
    assertThat(slow.calls).as("five rounds, however long").isEqualTo(5);
  }

  @Test
  void diagnoseMeasuresUntilTheCodeIsCompiled() {
    long[] slowFor30Rounds = new long[31];
    Arrays.fill(slowFor30Rounds, 4);
    slowFor30Rounds[30] = 1;
    Clocked late = new Clocked("late", slowFor30Rounds);
    Clocked steady = new Clocked("steady", 2);
    Calibration calibration = calibration(late, steady);
    assertThat(names(calibration.await())).containsExactly("steady", "late");
    assertThat(late.slot.modPowMicros()).hasValue(4_000);
    assertThat(names(calibration.awaitAll())).containsExactly("late", "steady");
    assertThat(late.slot.modPowMicros()).hasValue(1_000);
    assertThat(names(calibration.await())).containsExactly("late", "steady");
    int calls = late.calls;
    calibration.awaitAll();
    assertThat(late.calls).as("once").isEqualTo(calls);
  }
}
