package io.github.cognitosrp.modpow;

import io.github.cognitosrp.modpow.ModPowStatus.State;
import io.github.cognitosrp.modpow.spi.BackendUnavailableException;
import io.github.cognitosrp.modpow.spi.Hardening;
import io.github.cognitosrp.modpow.spi.ModPowBackend;
import io.github.cognitosrp.modpow.spi.ModPowProvider;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a registry knows of one provider. Opens its backend at most once, on first need, tests it,
 * and remembers the outcome, good or bad. Every failure becomes a reason.
 */
final class BackendSlot {
  private static final int MAX_NAME_LENGTH = 32;

  private final @Nullable String providerClass;
  private final @Nullable String name;
  private final @Nullable ModPowProvider provider;
  private final @Nullable Hardening hardening;
  private final boolean loadsNativeCode;

  private final ReentrantLock opening = new ReentrantLock();
  private volatile Outcome outcome;
  private volatile OptionalLong modPowMicros = OptionalLong.empty();

  /** What became of a backend; {@code reason} is for one that is not ready. */
  private record Outcome(
      State state, String reason, @Nullable ModPow modPow, OptionalLong selfTestMicros) {
    static final Outcome NOT_OPENED =
        new Outcome(State.NOT_OPENED, "not needed yet", null, OptionalLong.empty());

    static Outcome unavailable(String reason) {
      String shown = Text.shown(reason);
      return new Outcome(
          State.UNAVAILABLE,
          shown.isEmpty() ? "it gave no reason" : shown,
          null,
          OptionalLong.empty());
    }
  }

  private BackendSlot(
      @Nullable String providerClass,
      @Nullable String name,
      @Nullable ModPowProvider provider,
      @Nullable Hardening hardening,
      boolean loadsNativeCode,
      Outcome outcome) {
    this.providerClass = providerClass;
    this.name = name;
    this.provider = provider;
    this.hardening = hardening;
    this.loadsNativeCode = loadsNativeCode;
    this.outcome = outcome;
  }

  /** A slot for a provider that is still to be constructed, whatever that does. */
  static BackendSlot of(String providerClass, Supplier<? extends ModPowProvider> constructor) {
    try {
      ModPowProvider provider = constructor.get();
      String name = provider.name();
      if (!isName(name)) {
        return unusable(providerClass, "its name is not 1 to 32 of a-z, 0-9 and -");
      }
      Hardening hardening = Objects.requireNonNull(provider.hardening(), "hardening()");
      return new BackendSlot(
          providerClass, name, provider, hardening, provider.loadsNativeCode(), Outcome.NOT_OPENED);
    } catch (RuntimeException | Error fault) {
      // Every Error: one provider must not keep the others from being found.
      return unusable(providerClass, "its provider failed: " + Text.shown(fault));
    }
  }

  /** A slot for what could not even be loaded. */
  static BackendSlot unusable(@Nullable String providerClass, String reason) {
    return new BackendSlot(providerClass, null, null, null, false, Outcome.unavailable(reason));
  }

  private static boolean isName(String name) {
    if (name.isEmpty() || name.length() > MAX_NAME_LENGTH) {
      return false;
    }
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if ((c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '-') {
        return false;
      }
    }
    return true;
  }

  @Nullable String nameOrNull() {
    return name;
  }

  @Nullable String providerClass() {
    return providerClass;
  }

  @Nullable Hardening hardening() {
    return hardening;
  }

  boolean isHardened() {
    return hardening != null && hardening.isHardened();
  }

  boolean loadsNativeCode() {
    return loadsNativeCode;
  }

  /** The backend, opened and tested now if it was not before; null if it cannot be used. */
  @Nullable ModPow ready() {
    if (outcome.state() == State.NOT_OPENED && provider != null) {
      opening.lock();
      try {
        if (outcome.state() == State.NOT_OPENED) {
          outcome = open(provider);
        }
      } finally {
        opening.unlock();
      }
    }
    return outcome.modPow();
  }

  private Outcome open(ModPowProvider provider) {
    ModPowBackend backend;
    try {
      backend = provider.open();
    } catch (BackendUnavailableException unavailable) {
      return Outcome.unavailable(Objects.requireNonNullElse(unavailable.getMessage(), ""));
    } catch (OutOfMemoryError outOfMemory) {
      throw outOfMemory;
    } catch (RuntimeException | Error fault) {
      return Outcome.unavailable("it could not be opened: " + Text.shown(fault));
    }
    if (backend == null) {
      return Outcome.unavailable("its provider opened null");
    }
    long start = System.nanoTime();
    String fault = SelfTest.faultOf(backend);
    OptionalLong micros = OptionalLong.of((System.nanoTime() - start) / 1_000);
    return fault == null
        ? new Outcome(
            State.READY, "", new ModPow(this, Objects.requireNonNull(name), backend), micros)
        : new Outcome(State.QUARANTINED, fault, null, micros);
  }

  /** Takes the backend out of use for the life of the registry. */
  FaultyModPowException quarantine(String fault) {
    opening.lock();
    try {
      if (outcome.state() != State.QUARANTINED) {
        outcome = new Outcome(State.QUARANTINED, fault, null, outcome.selfTestMicros());
      }
    } finally {
      opening.unlock();
    }
    return new FaultyModPowException(Objects.requireNonNull(name), outcome.reason());
  }

  void checkNotInQuarantine() {
    Outcome now = outcome;
    if (now.state() == State.QUARANTINED) {
      throw new FaultyModPowException(Objects.requireNonNull(name), now.reason());
    }
  }

  void measured(long micros) {
    modPowMicros = OptionalLong.of(micros);
  }

  OptionalLong modPowMicros() {
    return modPowMicros;
  }

  /** What is known now; opens nothing. */
  ModPowStatus status(OptionalInt rank) {
    Outcome now = outcome;
    ModPow modPow = now.modPow();
    return new ModPowStatus(
        this,
        now.state(),
        modPow == null ? now.reason() : reasonForRank(rank),
        modPow == null ? null : modPow.library(),
        modPow == null ? List.of() : modPow.notes(),
        now.selfTestMicros(),
        rank);
  }

  private String reasonForRank(OptionalInt rank) {
    if (!isHardened()) {
      return "variable time: only when asked for by name";
    }
    String place = rank.isPresent() ? ", rank " + rank.getAsInt() : ", not ranked yet";
    OptionalLong micros = modPowMicros;
    return hardening
        + place
        + (micros.isPresent() ? ": " + micros.getAsLong() + " µs a power" : "");
  }
}
