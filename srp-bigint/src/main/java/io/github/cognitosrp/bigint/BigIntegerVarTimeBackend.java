package io.github.cognitosrp.bigint;

import io.github.cognitosrp.modpow.spi.ModPowBackend;
import java.math.BigInteger;

/** {@link BigInteger#modPow}, and a comb for fixed bases: variable time. */
final class BigIntegerVarTimeBackend implements ModPowBackend {

  private final FixedBasePowers fixedBases = new FixedBasePowers();

  @Override
  public String library() {
    return libraryOfThisJava();
  }

  static String libraryOfThisJava() {
    return "java.math.BigInteger of Java " + System.getProperty("java.version", "?");
  }

  @Override
  public BigInteger modPow(
      BigInteger base, BigInteger exponent, int exponentBits, BigInteger modulus) {
    return base.modPow(exponent, modulus);
  }

  @Override
  public FixedBasePow fixedBase(BigInteger base, BigInteger modulus, int exponentBits) {
    return fixedBases.of(base, modulus, exponentBits)::pow;
  }
}
