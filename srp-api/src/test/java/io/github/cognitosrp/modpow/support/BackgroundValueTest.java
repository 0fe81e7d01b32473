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

/** Tables are built once, aside, and whoever needs a power before that, or ever, gets one. */
class BackgroundValueTest {
  private static final BigInteger N = SrpGroup.COGNITO_3072.n();
  private static final BigInteger G = SrpGroup.COGNITO_3072.g();

  @Test
  @Timeout(30)
  void whoeverAsksFirstDoesNotWaitAndHasItBuilt() throws Exception {
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

  /** Whether the background has not begun, which comes a second late, or is at it. */
  @Test
  void whoeverBuildsItHasItThenAlthoughItWasAskedForBefore() {
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
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
