package io.github.cognitosrp.modpow;

import io.github.cognitosrp.modpow.spi.Hardening;
import io.github.cognitosrp.modpow.support.BackgroundValue;
import java.util.concurrent.CountDownLatch;

/** The program of {@link OptionalWorkTest}: fills the address space with stacks, then computes. */
final class NoThreadsProgram {
  private NoThreadsProgram() {}

  public static void main(String[] args) {
    ModPowRegistry registry =
        ModPowRegistry.of(
            StubProvider.right("first", Hardening.BLINDED, false),
            StubProvider.right("second", Hardening.BLINDED, false));
    BackgroundValue<String> value = new BackgroundValue<>("test-value", () -> "value");
    fill();
    System.out.println("best=" + registry.best().name());
    System.out.println("note=" + registry.installed().get(0).notes());
    System.out.println("value=" + value.get());
    value.get();
    System.out.println("failure=" + value.failure());
    value.build();
    System.out.println("built=" + value.get());
  }

  private static void fill() {
    CountDownLatch never = new CountDownLatch(1);
    for (long stack = 1L << 31; stack >= 1L << 26; stack /= 2) {
      try {
        while (true) {
          Thread filler = new Thread(null, () -> await(never), "filler", stack);
          filler.setDaemon(true);
          filler.start();
        }
      } catch (OutOfMemoryError expected) {
        // Full for stacks of this size: goes on with smaller ones.
      }
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException ignored) {
      // Ends the thread.
    }
  }
}
