package io.github.cognitosrp.montgomery;

import java.math.BigInteger;

/** One modulus with the kernel that works on it. Thread-safe. */
final class Context {
  private final MontgomeryModulus modulus;
  private final Kernel kernel;

  Context(BigInteger n) {
    modulus = new MontgomeryModulus(n);
    kernel = new ScalarKernel(modulus.scaledModulus());
  }

  BigInteger power(BigInteger base, BigInteger exponent, int exponentBits) {
    return WindowPower.power(modulus, kernel, base, exponent, exponentBits);
  }

  Comb comb(BigInteger base, int exponentBits) {
    return new Comb(modulus, kernel, base, exponentBits);
  }

  BigInteger power(Comb comb, BigInteger exponent) {
    return comb.power(kernel, exponent);
  }
}
