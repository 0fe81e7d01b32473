package io.github.cognitosrp.modpow.support;

/**
 * Whether code that is measured again and again still becomes faster, because the just-in-time
 * compiler is at work on it. Not thread-safe.
 */
public final class Settling {
  private long bestNanos = Long.MAX_VALUE;

  /** Creates one that has seen no measurement. */
  public Settling() {}

  /**
   * Takes in one more measurement.
   *
   * @param nanos the time that it took
   * @return whether it took more than an eighth less than every one before; smaller differences are
   *     chance
   */
  public boolean isGain(long nanos) {
    boolean gain = nanos < bestNanos - bestNanos / 8;
    bestNanos = Math.min(bestNanos, nanos);
    return gain;
  }
}
