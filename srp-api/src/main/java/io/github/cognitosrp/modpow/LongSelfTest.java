package io.github.cognitosrp.modpow;

import io.github.cognitosrp.modpow.spi.ModPowBackend;
import io.github.cognitosrp.modpow.support.OneLine;

/** One run of the long self-test of a backend. A fault takes the backend out of use. */
final class LongSelfTest implements Runnable {
  private final BackendSlot slot;
  private final ModPowBackend backend;
  private boolean done;
  private volatile boolean ended;

  LongSelfTest(BackendSlot slot, ModPowBackend backend) {
    this.slot = slot;
    this.backend = backend;
  }

  /** The same test, not run yet. */
  LongSelfTest again() {
    return new LongSelfTest(slot, backend);
  }

  /** Whether nothing waits to run it, nor runs it now: it was run, or tried in vain. */
  boolean hasEnded() {
    return ended;
  }

  /** Nothing will run it unasked. */
  void giveUp() {
    ended = true;
  }

  /** Runs it now unless it was run, or waits for the thread that does. */
  @Override
  public synchronized void run() {
    if (!done) {
      try {
        String fault = SelfTest.verifyLong(backend);
        if (fault != null) {
          slot.quarantine(fault);
        }
        done = true;
        slot.selfTestGivenUp(null);
      } catch (OutOfMemoryError outOfMemory) {
        // Says nothing about the backend: the next run tries again.
        slot.selfTestGivenUp(OneLine.of(outOfMemory));
        throw outOfMemory;
      } finally {
        ended = true;
      }
    }
  }
}
