package io.github.cognitosrp.modpow.spi;

/**
 * What an observer who measures a backend learns of its exponents. The constants are ordered from
 * the least to the most protected.
 */
public enum Hardening {
  /**
   * Running time, branches and memory accesses depend on the exponent. Repeated use of one secret
   * exponent reveals it to an observer who can time the calls, over a network as well. Never chosen
   * by default.
   */
  VARIABLE_TIME,

  /**
   * First-order blinding: each use of a long-lived exponent is masked with fresh randomness, so
   * that the mean running time does not depend on the exponent, however many calls are averaged.
   * Higher moments do depend on it: the variance of many running times is a weaker leak that
   * remains. An observer on the same machine who sees the cache accesses of a single call (another
   * tenant of the core, for example) may learn that call's masked exponent.
   */
  BLINDED,

  /**
   * No branch and no memory address of the backend depends on the exponent or the base. Observers
   * of time and caches learn the public lengths, locally or remotely, and how many leading 32-bit
   * words are zero, which {@link java.math.BigInteger} does not keep.
   */
  CONSTANT_TIME;

  /**
   * {@return whether the default may choose such a backend: {@link #BLINDED} and {@link
   * #CONSTANT_TIME}}
   */
  public boolean isHardened() {
    return this != VARIABLE_TIME;
  }
}
