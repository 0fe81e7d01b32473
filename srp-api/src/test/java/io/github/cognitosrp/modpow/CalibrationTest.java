package io.github.cognitosrp.modpow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cognitosrp.modpow.spi.BackendUnavailableException;
import io.github.cognitosrp.modpow.spi.Hardening;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Ranking by measurement: in the background, once, and harmless. */
class CalibrationTest {
  /** Ten powers with short exponents, and ten with long ones. */
  private static final int CALLS_OF_BOTH_SELF_TESTS = 20;

  @Test
  void theFirstAnswerDoesNotWaitForASlowStarter() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    StubProvider slowToStart =
        new StubProvider(
            "native",
            Hardening.CONSTANT_TIME,
            true,
            () -> {
              asked.countDown();
              awaitQuietly(release);
              return new StubProvider.RightBackend();
            });
    ModPowRegistry registry =
        ModPowRegistry.of(slowToStart, StubProvider.right("plain", Hardening.BLINDED, false));
    assertThat(registry.best().name()).isEqualTo("plain");
    asked.await();
    // The other one is still opening, on another thread.
    assertThat(registry.best().name()).isEqualTo("plain");
    release.countDown();
    assertThat(registry.diagnose().get(0).name()).contains("native");
    assertThat(registry.best().name()).isEqualTo("native");
  }

  @Test
  void theBackgroundThreadDoesNotKeepTheProcessAliveAndStartsOnce() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    AtomicInteger notDaemons = new AtomicInteger();
    StubProvider slowToStart =
        new StubProvider(
            "native",
            Hardening.CONSTANT_TIME,
            true,
            () -> {
              if (!Thread.currentThread().isDaemon()) {
                notDaemons.incrementAndGet();
              }
              asked.countDown();
              awaitQuietly(release);
              return new StubProvider.RightBackend();
            });
    ModPowRegistry registry =
        ModPowRegistry.of(slowToStart, StubProvider.right("plain", Hardening.BLINDED, false));
    for (int i = 0; i < 5; i++) {
      registry.best();
    }
    asked.await();
    // Waiting for the opening, as no other test's thread does.
    List<Thread> calibrating =
        Thread.getAllStackTraces().entrySet().stream()
            .filter(entry -> entry.getKey().getName().equals("cognitosrp-modpow-calibration"))
            .filter(entry ->
                Arrays.stream(entry.getValue())
                    .anyMatch(frame -> frame.getClassName().equals(BackendSlot.class.getName())))
            .map(Map.Entry::getKey)
            .toList();
    assertThat(calibrating).hasSize(1).allMatch(Thread::isDaemon);
    release.countDown();
    registry.diagnose();
    assertThat(slowToStart.opened).hasValue(1);
    assertThat(notDaemons).hasValue(0);
  }

  @Test
  void aSingleHardenedBackendIsNotMeasuredInTheBackground() {
    AtomicInteger calls = new AtomicInteger();
    StubProvider only = StubProvider.blinded("only", () -> new CountingBackend(calls));
    ModPowRegistry registry = ModPowRegistry.of(only);
    registry.best();
    while (calls.get() < CALLS_OF_BOTH_SELF_TESTS) {
      Thread.onSpinWait();
    }
    registry.best();
    assertThat(registry.isRanked()).isFalse();
    assertThat(registry.installed().get(0).modPowMicros()).isEmpty();
    assertThat(calls).hasValue(CALLS_OF_BOTH_SELF_TESTS);
  }

  /** Constant time comes before blinded at any speed. */
  @Test
  void whatProtectionAloneRanksIsMeasuredOnlyByDiagnose() {
    AtomicInteger calls = new AtomicInteger();
    ModPowRegistry registry =
        ModPowRegistry.of(
            new StubProvider(
                "first", Hardening.CONSTANT_TIME, true, () -> new CountingBackend(calls)),
            StubProvider.blinded("second", () -> new CountingBackend(calls)));
    registry.best();
    awaitRanking(registry);
    int afterTwoSelfTests = calls.get();
    assertThat(registry.best().name()).isEqualTo("first");
    assertThat(calls).hasValue(afterTwoSelfTests);
    assertThat(registry.diagnose()).allMatch(row -> row.modPowMicros().isPresent());
    assertThat(calls).hasValueGreaterThan(afterTwoSelfTests);
  }

  @Test
  void aBackendThatLeaksIsOpenedOnlyByDiagnose() {
    StubProvider leaking = StubProvider.right("leaking-vartime", Hardening.VARIABLE_TIME, false);
    ModPowRegistry registry =
        ModPowRegistry.of(
            leaking,
            StubProvider.right("one", Hardening.BLINDED, false),
            StubProvider.right("two", Hardening.BLINDED, false));
    registry.best();
    // Waits for the thread that ranks, and opens nothing itself.
    awaitRanking(registry);
    assertThat(leaking.opened).hasValue(0);
    assertThat(registry.diagnose()).hasSize(3);
    assertThat(leaking.opened).hasValue(1);
  }

  @Test
  void aBackendIsWarmedUpOnceBeforeItIsMeasuredAndNeverOnACallersThread() {
    AtomicInteger warmUps = new AtomicInteger();
    Thread caller = Thread.currentThread();
    StubProvider warming =
        StubProvider.blinded(
            "warming",
            () ->
                new StubProvider.RightBackend() {
                  @Override
                  public void warmUp() {
                    assertThat(Thread.currentThread()).isNotSameAs(caller);
                    warmUps.incrementAndGet();
                  }
                });
    ModPowRegistry registry =
        ModPowRegistry.of(warming, StubProvider.right("other", Hardening.BLINDED, true));
    registry.best();
    awaitRanking(registry);
    assertThat(warmUps).hasValue(1);
    assertThat(registry.diagnose()).allMatch(ModPowStatus::isReady);
    assertThat(warmUps).hasValue(1);
  }

  @Test
  void measuringHappensOnceForTheLifeOfTheRegistry() {
    AtomicInteger calls = new AtomicInteger();
    ModPowRegistry registry =
        ModPowRegistry.of(StubProvider.blinded("only", () -> new CountingBackend(calls)));
    List<ModPowStatus> rows = registry.diagnose();
    int afterFirst = calls.get();
    assertThat(registry.diagnose()).hasToString(rows.toString());
    assertThat(calls).hasValue(afterFirst);
  }

  @Test
  void aBackendThatFailsWhileItIsMeasuredIsNotRanked() {
    AtomicInteger calls = new AtomicInteger();
    StubProvider breaking =
        StubProvider.blinded(
            "breaking",
            () ->
                new CountingBackend(calls) {
                  @Override
                  public BigInteger modPow(
                      BigInteger base, BigInteger exponent, int exponentBits, BigInteger modulus) {
                    BigInteger power = super.modPow(base, exponent, exponentBits, modulus);
                    return calls.get() > CALLS_OF_BOTH_SELF_TESTS + 3 ? null : power;
                  }
                });
    ModPowRegistry registry =
        ModPowRegistry.of(breaking, StubProvider.right("right", Hardening.BLINDED, true));
    List<ModPowStatus> rows = registry.diagnose();
    assertThat(rows)
        .extracting(row -> row.name().orElseThrow())
        .containsExactly("right", "breaking");
    assertThat(rows.get(1).state()).isEqualTo(ModPowStatus.State.QUARANTINED);
    assertThat(rows.get(1).reason()).isEqualTo("it answered with null");
  }

  private static class CountingBackend extends StubProvider.RightBackend {
    private final AtomicInteger calls;

    CountingBackend(AtomicInteger calls) {
      this.calls = calls;
    }

    @Override
    public BigInteger modPow(
        BigInteger base, BigInteger exponent, int exponentBits, BigInteger modulus) {
      calls.incrementAndGet();
      return super.modPow(base, exponent, exponentBits, modulus);
    }
  }

  private static void awaitRanking(ModPowRegistry registry) {
    while (!registry.isRanked()) {
      Thread.onSpinWait();
    }
  }

  private static void awaitQuietly(CountDownLatch latch) throws BackendUnavailableException {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      throw new BackendUnavailableException("interrupted");
    }
  }
}
