package io.github.cognitosrp.benchmarks.peer;

import java.math.BigInteger;

/** A modular power, whoever computes it. */
public interface PowerFunction {
  BigInteger modPow(BigInteger base, BigInteger exponent, int exponentBits, BigInteger modulus);

  /** The function of an implementation; for a baseline, {@link BigInteger#modPow}. */
  static PowerFunction of(Implementation implementation) {
    BenchmarkState.settle(implementation);
    return implementation.isBackend()
        ? implementation.modPow()::modPow
        : (base, exponent, bits, modulus) -> base.modPow(exponent, modulus);
  }

  /** A number of exactly so many bits that is drawn once and then the same for everybody. */
  static BigInteger number(int bits, long seed) {
    return new BigInteger(bits, new java.util.Random(seed)).setBit(bits - 1);
  }
}
