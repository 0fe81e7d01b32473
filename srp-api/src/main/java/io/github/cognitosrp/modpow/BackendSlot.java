package io.github.cognitosrp.modpow;

import io.github.cognitosrp.modpow.ModPowStatus.State;
import io.github.cognitosrp.modpow.spi.Hardening;
import io.github.cognitosrp.modpow.spi.ModPowProvider;
import io.github.cognitosrp.modpow.support.BackgroundTasks;
import io.github.cognitosrp.modpow.support.OneLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a registry knows of one provider. Opens its backend at most once, on first need, tests it,
 * and remembers the outcome, good or bad. Every failure becomes a reason.
 */
final class BackendSlot {
  private static final int MAX_NAME_LENGTH = 32;

  /** In an interpreter on a busy machine opening takes half a minute; only a hang takes longer. */
  static final long MAX_WAIT_MILLIS = 120_000;

  /** About 340 sign-ins; the long self-test takes less time than one. */
  static final int POWERS_BETWEEN_SELF_TESTS = 1_024;

  private final @Nullable String providerClass;
  private final @Nullable String name;
  private final @Nullable ModPowProvider provider;
  private final @Nullable Hardening hardening;
  private final boolean loadsNativeCode;
  private final long maxWaitMillis;

  private volatile Outcome outcome;
  private @Nullable Opening opening;
  private final AtomicInteger powers = new AtomicInteger();
  private volatile OptionalLong modPowMicros = OptionalLong.empty();
  private volatile @Nullable LongSelfTest longSelfTest;
  private volatile @Nullable String failedSelfTest;
  private volatile @Nullable String failedWarmUp;

  /** The state of a backend; {@code reason} is for one that is not ready. */
  record Outcome(State state, String reason, @Nullable ModPow modPow, OptionalLong selfTestMicros) {
    static final Outcome NOT_OPENED =
        new Outcome(State.NOT_OPENED, "not needed yet", null, OptionalLong.empty());

    static Outcome unavailable(String reason) {
      String shown = OneLine.of(reason);
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
      long maxWaitMillis,
      Outcome outcome) {
    this.providerClass = providerClass;
    this.name = name;
    this.provider = provider;
    this.hardening = hardening;
    this.loadsNativeCode = loadsNativeCode;
    this.maxWaitMillis = maxWaitMillis;
    this.outcome = outcome;
  }

  /** A slot for a provider that is not constructed yet; its constructor may fail or hang. */
  static BackendSlot of(
      Class<?> providerClass, Supplier<? extends ModPowProvider> constructor, long maxWaitMillis) {
    Construction construction =
        new Construction(providerClass.getName(), constructor, maxWaitMillis);
    construction.start("cognitosrp-modpow-provider", providerClass.getClassLoader());
    construction.await(maxWaitMillis);
    BackendSlot slot = construction.slot;
    return slot != null
        ? slot
        : unusable(
            providerClass.getName(), "its provider did not answer in " + maxWaitMillis + " ms");
  }

  private static final class Construction extends BoundedWork {
    private final String providerClass;
    private final Supplier<? extends ModPowProvider> constructor;
    private final long maxWaitMillis;
    private volatile @Nullable BackendSlot slot;

    Construction(
        String providerClass, Supplier<? extends ModPowProvider> constructor, long maxWaitMillis) {
      this.providerClass = providerClass;
      this.constructor = constructor;
      this.maxWaitMillis = maxWaitMillis;
    }

    @Override
    void work() {
      try {
        slot = constructed();
      } catch (Throwable fault) {
        // Everything: one provider must not keep the others from being found.
        slot = unusable(providerClass, "its provider failed: " + OneLine.of(fault));
      }
    }

    private BackendSlot constructed() {
      ModPowProvider provider = constructor.get();
      String name = provider.name();
      if (!isName(name)) {
        return unusable(providerClass, "its name is not 1 to 32 of a-z, 0-9 and -");
      }
      return new BackendSlot(
          providerClass,
          name,
          provider,
          Objects.requireNonNull(provider.hardening(), "hardening()"),
          provider.loadsNativeCode(),
          maxWaitMillis,
          Outcome.NOT_OPENED);
    }
  }

  /** A slot for a provider that cannot be loaded. */
  static BackendSlot unusable(@Nullable String providerClass, String reason) {
    return new BackendSlot(providerClass, null, null, null, false, 0, Outcome.unavailable(reason));
  }

  /** Whether a backend can have a name: 1 to 32 of a-z, 0-9 and -. */
  static boolean isName(String name) {
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
    if (outcome.state() == State.NOT_OPENED && provider != null && name != null) {
      Opening started = opening(provider, name);
      if (!started.await(maxWaitMillis)) {
        // It may still end, and is used then.
        setUnlessKnown(Outcome.unavailable("it did not open in " + maxWaitMillis + " ms"));
      }
      OutOfMemoryError outOfMemory = started.outOfMemory();
      if (outOfMemory != null) {
        throw outOfMemory;
      }
    }
    return outcome.modPow();
  }

  /** The backend after its long self-test, which is run now if it was not; null if it failed. */
  @Nullable ModPow proven() {
    ready();
    LongSelfTest test = longSelfTest;
    if (test != null) {
      test.run();
    }
    return outcome.modPow();
  }

  /** Has the long self-test of an opened backend run in the background. */
  void startLongSelfTest(LongSelfTest test) {
    longSelfTest = test;
    String noThread = BackgroundTasks.run("cognitosrp-modpow-self-test-" + name, test);
    if (noThread != null) {
      test.giveUp();
      selfTestGivenUp(noThread);
    }
  }

  /** Notes why the long self-test was given up for now; null once it was run. */
  void selfTestGivenUp(@Nullable String why) {
    failedSelfTest = why == null ? null : "no long self-test: " + why;
  }

  /**
   * Counts a power that was returned. After so many the long self-test runs again, in the
   * background and once at a time, so that a backend that turns wrong while it is in use does not
   * stay so unnoticed.
   */
  void countPower() {
    LongSelfTest last = longSelfTest;
    if (last != null
        && powers.incrementAndGet() % POWERS_BETWEEN_SELF_TESTS == 0
        && last.hasEnded()) {
      startLongSelfTest(last.again());
    }
  }

  private synchronized Opening opening(ModPowProvider provider, String name) {
    Opening started = opening;
    if (started == null) {
      started = new Opening(this, provider, name);
      opening = started;
      started.start("cognitosrp-modpow-open", provider.getClass().getClassLoader());
    }
    return started;
  }

  private synchronized void setUnlessKnown(Outcome late) {
    if (outcome.state() == State.NOT_OPENED) {
      outcome = late;
    }
  }

  synchronized void opened(Outcome opened) {
    outcome = opened;
  }

  synchronized void openAgain() {
    opening = null;
  }

  /** Takes the backend out of use for the life of the registry. */
  synchronized FaultyModPowException quarantine(String fault) {
    if (outcome.state() != State.QUARANTINED) {
      outcome = new Outcome(State.QUARANTINED, fault, null, outcome.selfTestMicros());
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

  /** Warms up the backend; a failure is noted and harms nothing. */
  void warmUp(ModPow modPow) {
    try {
      modPow.warmUp();
    } catch (Throwable fault) {
      failedWarmUp = "no warm-up: " + OneLine.of(fault);
    }
  }

  /**
   * What is known now; opens nothing.
   *
   * @param note what was given up for all backends alike, or null
   */
  ModPowStatus status(OptionalInt rank, @Nullable String note) {
    Outcome now = outcome;
    ModPow modPow = now.modPow();
    List<String> notes = new ArrayList<>();
    String library = null;
    if (modPow != null) {
      addIfPresent(notes, note);
      addIfPresent(notes, failedSelfTest);
      addIfPresent(notes, failedWarmUp);
      try {
        library = modPow.askLibrary();
        for (String line : modPow.notes()) {
          addIfPresent(notes, line == null ? null : OneLine.of(line));
        }
      } catch (Throwable fault) {
        notes.add("it cannot be asked for its status: " + OneLine.of(fault));
      }
    }
    return new ModPowStatus(
        this,
        now.state(),
        modPow == null ? now.reason() : reasonForRank(rank),
        library,
        notes,
        now.selfTestMicros(),
        rank);
  }

  private static void addIfPresent(List<String> notes, @Nullable String note) {
    if (note != null) {
      notes.add(note);
    }
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
