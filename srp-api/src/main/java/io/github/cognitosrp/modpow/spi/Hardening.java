package io.github.cognitosrp.modpow.spi;

/**
 * What somebody who measures a backend learns of its exponents. The constants are ordered from the
 * least to the most protected.
 */
public enum Hardening {
  /**
   * Running time, branches and memory accesses depend on the exponent. Repeated use of one secret
   * exponent reveals it to whoever can time the calls, over a network as well. Never chosen by
   * default.
   */
  VARIABLE_TIME,

  /**
   * Each use of a long-lived exponent is masked with fresh randomness, so that running times do not
   * add up to it: remote observers learn nothing that accumulates. An observer on the same machine
   * who sees single cache accesses of one call (another tenant of the core, say) may still learn
   * that call's masked exponent.
   */
  BLINDED,

  /**
   * No branch and no memory address depends on the exponent or the base; only the public lengths
   * show. Local and remote observers of time and caches learn nothing.
   */
  CONSTANT_TIME;

  /**
   * Whether the default may choose such a backend.
   *
   * @return {@code true} for {@link #BLINDED} and {@link #CONSTANT_TIME}
   */
  public boolean isHardened() {
    return this != VARIABLE_TIME;
  }
}
