package io.github.cognitosrp.modpow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.cognitosrp.modpow.spi.Hardening;
import io.github.cognitosrp.modpow.spi.ModPowBackend;
import io.github.cognitosrp.modpow.spi.ModPowProvider;
import java.math.BigInteger;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A provider that hangs delays callers for a limited time, and the reason says so. */
@Timeout(60)
class HangingProviderTest {
  private static final long MAX_WAIT_MILLIS = 300;

  private final CountDownLatch released = new CountDownLatch(1);
  private final StubProvider spare = StubProvider.right("spare", Hardening.BLINDED, true);

  @AfterEach
  void release() {
    released.countDown();
  }

  private <T> T hang(T answer) {
    while (true) {
      try {
        released.await();
        return answer;
      } catch (InterruptedException ignored) {
        // Keeps hanging.
      }
    }
  }

  private void isUnavailable(ModPowProvider hanging, String reason) {
    ModPowRegistry registry = ModPowRegistry.of(MAX_WAIT_MILLIS, hanging, spare);
    assertThat(registry.best().name()).isEqualTo("spare");
    assertThat(registry.diagnose())
        .extracting(ModPowStatus::reason)
        .contains(reason)
        .doesNotContain("");
  }

  @Test
  void inItsName() {
    StubProvider provider =
        new StubProvider(
            "hanging", Hardening.CONSTANT_TIME, false, StubProvider.RightBackend::new) {
          @Override
          public String name() {
            return hang("hanging");
          }
        };
    isUnavailable(provider, "its provider did not answer in 300 ms");
  }

  @Test
  void inItsConstructor() {
    BackendSlot slot = BackendSlot.of(StubProvider.class, () -> hang(spare), MAX_WAIT_MILLIS);
    assertThat(slot.status(OptionalInt.empty(), null).reason())
        .isEqualTo("its provider did not answer in 300 ms");
  }

  @Test
  void whileItOpens() {
    isUnavailable(
        StubProvider.blinded("hanging", () -> hang(new StubProvider.RightBackend())),
        "it did not open in 300 ms");
  }

  @Test
  void inItsSelfTest() {
    ModPowBackend hanging =
        new StubProvider.RightBackend() {
          @Override
          public BigInteger modPow(
              BigInteger base, BigInteger exponent, int exponentBits, BigInteger modulus) {
            return hang(BigInteger.ONE);
          }
        };
    isUnavailable(StubProvider.blinded("hanging", () -> hanging), "it did not open in 300 ms");
  }

  @Test
  void itIsUnavailableUntilItHasOpened() throws InterruptedException {
    StubProvider late = StubProvider.blinded("late", () -> hang(new StubProvider.RightBackend()));
    ModPowRegistry registry = ModPowRegistry.of(MAX_WAIT_MILLIS, late);
    for (int i = 0; i < 3; i++) {
      assertThatExceptionOfType(ModPowUnavailableException.class)
          .isThrownBy(() -> registry.named("late"))
          .withMessageContaining("late is not ready: it did not open in 300 ms");
    }
    release();
    while (!registry.installed().get(0).isReady()) {
      Thread.sleep(10);
    }
    assertThat(registry.named("late").name()).isEqualTo("late");
    assertThat(late.opened).hasValue(1);
  }

  @Test
  void anInterruptOfTheCallerIsKeptAndDoesNotMakeTheBackendUnavailable() {
    StubProvider slow = StubProvider.blinded("slow", StubProvider.RightBackend::new);
    Thread.currentThread().interrupt();
    assertThat(ModPowRegistry.of(slow).best().name()).isEqualTo("slow");
    assertThat(Thread.interrupted()).isTrue();
  }
}
