package io.github.cognitosrp.modpow;

import io.github.cognitosrp.modpow.spi.BackendUnavailableException;
import io.github.cognitosrp.modpow.spi.ModPowBackend;
import io.github.cognitosrp.modpow.spi.ModPowProvider;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a registry knows of one provider. Opens its backend at most once, on first need, tests it,
 * and remembers the outcome, good or bad. Every failure becomes a reason.
 */
final class BackendSlot {
  private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,32}");

  private final String providerClass;
  private final String name;
  private final @Nullable ModPowProvider provider;
  private final @Nullable Hardening hardening;
  private final int typicalStartupMillis;

  private final ReentrantLock opening = new ReentrantLock();
  private volatile Outcome outcome;
  private volatile OptionalLong modPowMicros = OptionalLong.empty();

  /** What became of a backend; {@code reason} is empty while it is ready. */
  private record Outcome(
      ModPowStatus.@Nullable State state,
      String reason,
      @Nullable ModPow modPow,
      OptionalLong selfTestMicros) {
    static final Outcome NOT_OPENED = new Outcome(null, "", null, OptionalLong.empty());

    static Outcome unavailable(String reason) {
      String shown = Text.shown(reason);
      return new Outcome(
          ModPowStatus.State.UNAVAILABLE,
          shown.isEmpty() ? "it gave no reason" : shown,
          null,
          OptionalLong.empty());
    }
  }

  private BackendSlot(
      String providerClass,
      String name,
      @Nullable ModPowProvider provider,
      @Nullable Hardening hardening,
      int typicalStartupMillis,
      Outcome outcome) {
    this.providerClass = providerClass;
    this.name = name;
    this.provider = provider;
    this.hardening = hardening;
    this.typicalStartupMillis = typicalStartupMillis;
    this.outcome = outcome;
  }

  /** A slot for a provider that is still to be constructed, whatever that does. */
  static BackendSlot of(String providerClass, Supplier<? extends ModPowProvider> constructor) {
    try {
      ModPowProvider provider = constructor.get();
      String name = provider.name();
      if (!NAME.matcher(name).matches()) {
        return unusable(providerClass, "its name is not 1 to 32 of a-z, 0-9 and -");
      }
      Hardening hardening = Objects.requireNonNull(provider.hardening(), "hardening()");
      return new BackendSlot(
          providerClass,
          name,
          provider,
          hardening,
          provider.typicalStartupMillis(),
          Outcome.NOT_OPENED);
    } catch (RuntimeException | Error fault) {
      // Every Error: one provider must not keep the others from being found.
      return unusable(providerClass, "its provider failed: " + Text.shown(fault));
    }
  }

  /** A slot for what could not even be loaded. */
  static BackendSlot unusable(String providerClass, String reason) {
    return new BackendSlot(
        providerClass, providerClass, null, null, Integer.MAX_VALUE, Outcome.unavailable(reason));
  }

  String name() {
    return name;
  }

  @Nullable Hardening hardening() {
    return hardening;
  }

  boolean isHardened() {
    return hardening != null && hardening.isHardened();
  }

  int typicalStartupMillis() {
    return typicalStartupMillis;
  }

  String reason() {
    return outcome.reason();
  }

  /** The backend, opened and tested now if it was not before; null if it cannot be used. */
  @Nullable ModPow ready() {
    if (outcome.state() == null && provider != null) {
      opening.lock();
      try {
        if (outcome.state() == null) {
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
        ? new Outcome(ModPowStatus.State.READY, "", new ModPow(this, backend), micros)
        : new Outcome(ModPowStatus.State.QUARANTINED, fault, null, micros);
  }

  /** Takes the backend out of use for the life of the registry. */
  FaultyModPowException quarantine(String fault) {
    opening.lock();
    try {
      if (outcome.state() != ModPowStatus.State.QUARANTINED) {
        outcome =
            new Outcome(ModPowStatus.State.QUARANTINED, fault, null, outcome.selfTestMicros());
      }
    } finally {
      opening.unlock();
    }
    return new FaultyModPowException(name, outcome.reason());
  }

  void checkNotInQuarantine() {
    Outcome now = outcome;
    if (now.state() == ModPowStatus.State.QUARANTINED) {
      throw new FaultyModPowException(name, now.reason());
    }
  }

  void measured(long micros) {
    modPowMicros = OptionalLong.of(micros);
  }

  OptionalLong modPowMicros() {
    return modPowMicros;
  }

  ModPowStatus status(int rank) {
    ModPow modPow = ready();
    Outcome now = outcome;
    return new ModPowStatus(
        name,
        providerClass,
        hardening,
        Objects.requireNonNull(now.state()),
        now.reason().isEmpty() ? Calibration.reasonForRank(rank, this) : now.reason(),
        modPow == null ? "" : modPow.library(),
        now.selfTestMicros(),
        modPowMicros,
        rank);
  }
}
