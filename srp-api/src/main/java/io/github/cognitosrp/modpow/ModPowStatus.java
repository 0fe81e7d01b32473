package io.github.cognitosrp.modpow;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * One installed backend: ready, or why not.
 *
 * @param name the backend's name; the provider's class name (or {@code ?}) where it could not even
 *     be asked for its name
 * @param provider the class name of its provider, {@code ?} where it is not known
 * @param hardening what an observer of the running time learns; {@code null} where the provider
 *     could not be asked
 * @param state whether it can be used
 * @param reason why it is not ready; for a ready backend, why it has the rank that it has
 * @param library the library that computes, with version and origin; empty where it is not ready
 * @param selfTestMicros how long its self-test took, in microseconds; empty where none was made
 * @param modPowMicros the median time of one power modulo the 3072-bit N with an exponent of 256
 *     bits, in microseconds, as measured in this process; empty where it was not measured
 * @param rank its place in the order in which {@link ModPows#best()} chooses, from 1; 0 where it is
 *     never chosen by default
 */
public record ModPowStatus(
    String name,
    String provider,
    @Nullable Hardening hardening,
    State state,
    String reason,
    String library,
    OptionalLong selfTestMicros,
    OptionalLong modPowMicros,
    int rank) {

  /** Whether a backend can be used. */
  public enum State {
    /** Its self-test passed. */
    READY,
    /** It could not be loaded or opened here. */
    UNAVAILABLE,
    /** It answered wrongly, in its self-test or later. Final for this process. */
    QUARANTINED
  }

  /**
   * Whether the backend can be used.
   *
   * @return {@code true} in {@link State#READY}
   */
  public boolean isReady() {
    return state == State.READY;
  }
}
