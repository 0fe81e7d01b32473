package io.github.cognitosrp.bigint;

import io.github.cognitosrp.modpow.spi.ModPowBackend;
import java.math.BigInteger;

/** {@link BigInteger#modPow} and nothing else: variable time. */
final class BigIntegerVarTimeBackend implements ModPowBackend {

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
}
