package io.github.cognitosrp.bigint;

import io.github.cognitosrp.modpow.SrpGroup;
import io.github.cognitosrp.modpow.spi.ModPowBackend;
import io.github.cognitosrp.modpow.support.FixedBaseTables;
import java.math.BigInteger;
import java.util.List;

/** {@link BigInteger#modPow}, and a comb for powers of g: variable time. */
final class BigIntegerVarTimeBackend implements ModPowBackend {
  private static final SrpGroup GROUP = SrpGroup.COGNITO_3072;

  /** The length of a with a backend that is not constant-time. */
  private static final int MAX_EXPONENT_BITS = 576;

  private final FixedBaseTables powersOfG = tablesOfG();

  static FixedBaseTables tablesOfG() {
    return Comb.tables("cognitosrp-bigint-comb", GROUP.g(), GROUP.n(), MAX_EXPONENT_BITS);
  }

  /** Powers modulo N without tables. */
  record Plain(BigInteger base) implements FixedBasePow {
    @Override
    public BigInteger pow(BigInteger exponent) {
      return base.modPow(exponent, GROUP.n());
    }
  }

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
    return powersOfG.fixedBase(
        base, modulus, exponentBits, ModPowBackend.super.fixedBase(base, modulus, exponentBits));
  }

  @Override
  public void warmUp() {
    powersOfG.build();
  }

  @Override
  public List<String> notes() {
    return powersOfG.notes();
  }
}
