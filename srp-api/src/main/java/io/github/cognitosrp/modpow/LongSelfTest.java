package io.github.cognitosrp.modpow;

import io.github.cognitosrp.modpow.spi.ModPowBackend;

/** The long self-test of one backend, which runs once. A fault takes the backend out of use. */
final class LongSelfTest implements Runnable {
  private final BackendSlot slot;
  private final ModPowBackend backend;
  private boolean done;

  LongSelfTest(BackendSlot slot, ModPowBackend backend) {
    this.slot = slot;
    this.backend = backend;
  }

  /** The same test, not run yet. */
  LongSelfTest again() {
    return new LongSelfTest(slot, backend);
  }

  /** Runs it now unless it was run, or waits for the thread that does. */
  @Override
  public synchronized void run() {
    if (!done) {
      String fault = SelfTest.verifyLong(backend);
      if (fault != null) {
        slot.quarantine(fault);
      }
      done = true;
    }
  }
}
