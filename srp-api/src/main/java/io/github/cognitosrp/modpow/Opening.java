package io.github.cognitosrp.modpow;

import io.github.cognitosrp.modpow.BackendSlot.Outcome;
import io.github.cognitosrp.modpow.ModPowStatus.State;
import io.github.cognitosrp.modpow.spi.BackendUnavailableException;
import io.github.cognitosrp.modpow.spi.ModPowBackend;
import io.github.cognitosrp.modpow.spi.ModPowProvider;
import io.github.cognitosrp.modpow.support.OneLine;
import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Opens and tests one backend; every failure becomes a reason. */
final class Opening extends BoundedWork {
  private final BackendSlot slot;
  private final ModPowProvider provider;
  private final String name;
  private volatile @Nullable OutOfMemoryError outOfMemory;

  Opening(BackendSlot slot, ModPowProvider provider, String name) {
    this.slot = slot;
    this.provider = provider;
    this.name = name;
  }

  /** Why it was given up for now; null if it was not. */
  @Nullable OutOfMemoryError outOfMemory() {
    return outOfMemory;
  }

  @Override
  void work() {
    try {
      slot.opened(open());
    } catch (OutOfMemoryError fault) {
      // Says nothing about the backend: the next caller tries again.
      outOfMemory = fault;
      slot.openAgain();
    }
  }

  private Outcome open() {
    ModPowBackend backend;
    try {
      backend = provider.open();
    } catch (BackendUnavailableException unavailable) {
      return Outcome.unavailable(Objects.requireNonNullElse(unavailable.getMessage(), ""));
    } catch (OutOfMemoryError fault) {
      throw fault;
    } catch (Throwable fault) {
      return Outcome.unavailable("it could not be opened: " + OneLine.of(fault));
    }
    if (backend == null) {
      return Outcome.unavailable("its provider opened null");
    }
    long start = System.nanoTime();
    String fault = SelfTest.verify(backend);
    OptionalLong micros = OptionalLong.of((System.nanoTime() - start) / 1_000);
    if (fault != null) {
      return new Outcome(State.QUARANTINED, fault, null, micros);
    }
    slot.startLongSelfTest(new LongSelfTest(slot, backend));
    return new Outcome(State.READY, "", new ModPow(slot, name, backend), micros);
  }
}
