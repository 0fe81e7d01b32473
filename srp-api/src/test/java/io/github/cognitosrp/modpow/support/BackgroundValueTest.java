package io.github.cognitosrp.modpow.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cognitosrp.modpow.SrpGroup;
import io.github.cognitosrp.modpow.spi.ModPowBackend;
import java.math.BigInteger;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tables are built once, in the background; powers are right before, after and without them. */
class BackgroundValueTest {
  private static final BigInteger N = SrpGroup.COGNITO_3072.n();
  private static final ThreadLocal<Object> OF_THE_CALLER = new InheritableThreadLocal<>();
  private static final BigInteger G = SrpGroup.COGNITO_3072.g();

  @Test
  @Timeout(30)
  void theFirstCallDoesNotWaitAndHasItBuilt() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    Thread caller = Thread.currentThread();
    BackgroundValue<Thread> table =
        new BackgroundValue<>(
            "test-table",
            () -> {
              awaitQuietly(go);
              return Thread.currentThread();
            });
    assertThat(table.get()).isNull();
    assertThat(table.get()).isNull();
    go.countDown();
    while (table.get() == null) {
      Thread.onSpinWait();
    }
    assertThat(table.get()).isNotSameAs(caller);
    assertThat(table.get().isDaemon()).isTrue();
  }

  /** The background thread may not have begun, or may be building. */
  @Test
  void buildReturnsWithTheValueAlthoughItWasRequestedBefore() {
    AtomicInteger built = new AtomicInteger();
    BackgroundValue<Integer> table =
        new BackgroundValue<>(
            "test-table",
            () -> {
              LockSupport.parkNanos(50_000_000);
              return built.incrementAndGet();
            });
    assertThat(table.get()).isNull();
    table.build();
    assertThat(table.get()).isEqualTo(1);
  }

  @Test
  void itIsBuiltOnceEvenIfThatFails() {
    AtomicInteger built = new AtomicInteger();
    BackgroundValue<String> table =
        new BackgroundValue<>(
            "test-table",
            () -> {
              built.incrementAndGet();
              throw new OutOfMemoryError("no room for a table");
            });
    table.build();
    table.build();
    assertThat(table.get()).isNull();
    assertThat(built).hasValue(1);
    assertThat(table.failure()).isEqualTo("OutOfMemoryError: no room for a table");
  }

  private static ModPowBackend.FixedBasePow powersOfG(FixedBaseTables powers, int bits) {
    return powers.fixedBase(G, N, bits, exponent -> BigInteger.TEN);
  }

  private record Comb(boolean right) implements FixedBaseTables.Comb {
    @Override
    public boolean verify(BigInteger base, BigInteger modulus, int maxExponentBits) {
      return right;
    }

    @Override
    public BigInteger pow(BigInteger exponent, int exponentBits) {
      return exponent.add(BigInteger.valueOf(exponentBits));
    }
  }

  @Test
  void tablesThatAreRightServeTheirLengthsOfExponentsOnly() {
    FixedBaseTables powers = new FixedBaseTables("test-comb", G, N, 320, () -> new Comb(true));
    powers.build();
    assertThat(powersOfG(powers, 1).pow(BigInteger.ONE)).isEqualTo(2);
    assertThat(powersOfG(powers, 320).pow(BigInteger.ONE)).isEqualTo(321);
    assertThat(powersOfG(powers, 0).pow(BigInteger.ZERO)).isEqualTo(10);
    assertThat(powersOfG(powers, 321).pow(BigInteger.ONE)).isEqualTo(10);
    assertThat(powers.fixedBase(N, N, 320, exponent -> BigInteger.TEN).pow(BigInteger.ONE))
        .isEqualTo(10);
    assertThat(powers.fixedBase(G, G, 320, exponent -> BigInteger.TEN).pow(BigInteger.ONE))
        .isEqualTo(10);
  }

  @Test
  void tablesThatAreWrongAreNeverUsed() {
    FixedBaseTables powers = new FixedBaseTables("test-comb", G, N, 320, () -> new Comb(false));
    powers.build();
    assertThat(powersOfG(powers, 320).pow(BigInteger.ONE)).isEqualTo(10);
    assertThat(powersOfG(powers, 320).powEphemeral(BigInteger.ONE)).isEqualTo(10);
    assertThat(powers.notes())
        .containsExactly(
            "no tables for powers of g: IllegalStateException: their powers are wrong");
  }

  /** Right but for the exponents that have a bit of their own: one entry of its tables is wrong. */
  private record Powers(int wrongBit) implements FixedBaseTables.Comb {
    @Override
    public BigInteger pow(BigInteger exponent, int exponentBits) {
      BigInteger power = G.modPow(exponent, N);
      return exponent.testBit(wrongBit) ? power.add(BigInteger.ONE) : power;
    }
  }

  @Test
  void tablesAreComparedWithBigIntegerBeforeTheyAreUsed() {
    FixedBaseTables right = new FixedBaseTables("test-comb", G, N, 320, () -> new Powers(320));
    right.build();
    assertThat(right.notes()).isEmpty();
    assertThat(powersOfG(right, 320).pow(BigInteger.TWO)).isEqualTo(4);
    FixedBaseTables wrong = new FixedBaseTables("test-comb", G, N, 320, () -> new Powers(319));
    wrong.build();
    assertThat(wrong.notes()).hasSize(1);
    assertThat(powersOfG(wrong, 320).pow(BigInteger.TWO)).isEqualTo(10);
  }

  /** Many powers while the tables cannot be built: one attempt, nothing on the console. */
  @Test
  @Timeout(30)
  void aBuilderThatFailsInTheBackgroundIsCalledOnceAndReportsToNoHandler() throws Exception {
    AtomicInteger built = new AtomicInteger();
    AtomicInteger uncaught = new AtomicInteger();
    Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
    Thread.setDefaultUncaughtExceptionHandler((thread, fault) -> uncaught.incrementAndGet());
    try {
      FixedBaseTables powers =
          new FixedBaseTables(
              "test-comb",
              G,
              N,
              320,
              () -> {
                built.incrementAndGet();
                throw new NoClassDefFoundError("org/example/Closed");
              });
      while (powers.notes().isEmpty()) {
        assertThat(powersOfG(powers, 320).pow(BigInteger.ONE)).isEqualTo(10);
        Thread.sleep(1);
      }
      for (int i = 0; i < 100; i++) {
        assertThat(powersOfG(powers, 320).pow(BigInteger.ONE)).isEqualTo(10);
      }
      assertThat(built).hasValue(1);
      assertThat(powers.notes())
          .containsExactly("no tables for powers of g: NoClassDefFoundError: org/example/Closed");
      CountDownLatch thrown = new CountDownLatch(1);
      BackgroundTasks.run(
          "test-task",
          () -> {
            thrown.countDown();
            throw new AssertionError("dropped");
          });
      thrown.await();
      Thread.sleep(50);
      assertThat(uncaught).hasValue(0);
    } finally {
      Thread.setDefaultUncaughtExceptionHandler(before);
    }
  }

  @Test
  @Timeout(30)
  void anInterruptSkipsTheDelayAndTheWorkIsDone() throws Exception {
    CountDownLatch done = new CountDownLatch(1);
    assertThat(BackgroundTasks.run("test-interrupted", done::countDown)).isNull();
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().equals("test-interrupted")) {
        thread.interrupt();
      }
    }
    done.await();
  }

  @Test
  @Timeout(30)
  void theThreadHoldsNothingOfItsCallers() throws Exception {
    OF_THE_CALLER.set(new Object());
    AtomicInteger held = new AtomicInteger(-1);
    CountDownLatch done = new CountDownLatch(1);
    BackgroundTasks.run(
        "test-inherits-nothing",
        () -> {
          Object loader = Thread.currentThread().getContextClassLoader();
          held.set((loader == null ? 0 : 1) + (OF_THE_CALLER.get() == null ? 0 : 2));
          done.countDown();
        });
    done.await();
    OF_THE_CALLER.remove();
    assertThat(held).hasValue(0);
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
