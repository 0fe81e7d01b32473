package io.github.cognitosrp.modpow;

import io.github.cognitosrp.modpow.spi.Hardening;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What is known of one installed backend at one moment. Immutable. */
public final class ModPowStatus {
  private final @Nullable String name;
  private final @Nullable String providerClass;
  private final @Nullable Hardening hardening;
  private final State state;
  private final String reason;
  private final @Nullable String library;
  private final List<String> notes;
  private final OptionalLong selfTestMicros;
  private final OptionalLong modPowMicros;
  private final OptionalInt rank;

  /** Whether a backend can be used. */
  public enum State {
    /** It has not been needed yet. */
    NOT_OPENED,
    /** Its self-test passed. */
    READY,
    /** It could not be loaded or opened here. */
    UNAVAILABLE,
    /** It answered wrongly, in its self-test or later. Final for this process. */
    QUARANTINED
  }

  ModPowStatus(
      BackendSlot slot,
      State state,
      String reason,
      @Nullable String library,
      List<String> notes,
      OptionalLong selfTestMicros,
      OptionalInt rank) {
    this.name = slot.nameOrNull();
    this.providerClass = slot.providerClass();
    this.hardening = slot.hardening();
    this.state = state;
    this.reason = reason;
    this.library = library;
    this.notes = List.copyOf(notes);
    this.selfTestMicros = selfTestMicros;
    this.modPowMicros = slot.modPowMicros();
    this.rank = rank;
  }

  /**
   * {@return the name by which {@link ModPows#named} finds the backend; empty if its provider could
   * not be asked for it}
   */
  public Optional<String> name() {
    return Optional.ofNullable(name);
  }

  /**
   * {@return the name of the class that provides the backend; empty if the registration is broken}
   */
  public Optional<String> providerClass() {
    return Optional.ofNullable(providerClass);
  }

  /**
   * {@return what an observer of the running time learns; empty if the provider could not be asked
   * for it}
   */
  public Optional<Hardening> hardening() {
    return Optional.ofNullable(hardening);
  }

  /** {@return whether the backend can be used} */
  public State state() {
    return state;
  }

  /** {@return whether the backend can be used now, as in {@link State#READY}} */
  public boolean isReady() {
    return state == State.READY;
  }

  /**
   * {@return why the backend is in its state, or for a ready one why it has its rank: one line,
   * never blank}
   */
  public String reason() {
    return reason;
  }

  /**
   * {@return the library that computes, with its version and origin, in one line; empty if the
   * backend is not ready}
   */
  public Optional<String> library() {
    return Optional.ofNullable(library);
  }

  /**
   * Optional work that was given up and why, such as tables that could not be built. Powers are
   * right without it, only slower.
   *
   * @return one line each, unmodifiable; empty if nothing was given up
   */
  public List<String> notes() {
    return notes;
  }

  /** {@return how long the self-test took, in microseconds; empty if none was made} */
  public OptionalLong selfTestMicros() {
    return selfTestMicros;
  }

  /**
   * {@return the median time of one power modulo the 3072-bit N with an exponent of 256 bits, in
   * microseconds, as measured in this process; empty if it was not measured}
   */
  public OptionalLong modPowMicros() {
    return modPowMicros;
  }

  /**
   * {@return the place in the order in which {@link ModPows#best()} chooses, from 1; empty if the
   * backend is never chosen by default, or is not ranked yet}
   */
  public OptionalInt rank() {
    return rank;
  }

  /** {@return the backend, its state and the reason, in one line} */
  @Override
  public String toString() {
    return label() + ": " + state + ", " + reason;
  }

  /** The name, or what else is known of the provider. */
  String label() {
    return name != null ? name : providerClass != null ? providerClass : "a broken registration";
  }
}
