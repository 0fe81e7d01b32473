package io.github.cognitosrp.openssl;

import io.github.cognitosrp.modpow.SrpGroup;
import io.github.cognitosrp.modpow.spi.ModPowBackend;
import io.github.cognitosrp.modpow.support.FixedBaseTables;
import java.math.BigInteger;
import java.util.List;

/**
 * Modular exponentiation with libcrypto. May leak: {@code exponentBits}, the modulus, whether
 * {@code base} and {@code modulus} agree in their uppermost words, and what the conversions from
 * and to {@link BigInteger} leak. Must not leak: an exponent, a base, or a power through branches,
 * addresses, or the amount of work.
 *
 * <p>The group of Amazon Cognito is prepared once, its tables for powers of g in the background of
 * their first use. Every other native object lives for one call and is overwritten and freed at its
 * end, however it ends.
 */
final class OpensslBackend implements ModPowBackend, AutoCloseable {
  private static final SrpGroup GROUP = SrpGroup.COGNITO_3072;

  private final Libcrypto libcrypto;
  private final MontgomeryModulus groupModulus;
  private final FixedBaseTables powersOfG;

  OpensslBackend(Libcrypto libcrypto) {
    this.libcrypto = libcrypto;
    this.groupModulus = new MontgomeryModulus(libcrypto, GROUP.n());
    this.powersOfG =
        new FixedBaseTables(
            "cognitosrp-openssl-comb",
            GROUP.g(),
            GROUP.n(),
            Comb.EXPONENT_BITS,
            () -> new Comb(libcrypto, groupModulus));
  }

  @Override
  public String library() {
    return libcrypto.description();
  }

  @Override
  public BigInteger modPow(
      BigInteger base, BigInteger exponent, int exponentBits, BigInteger modulus) {
    if (exponentBits == 0) {
      return BigInteger.ONE;
    }
    if (modulus.equals(GROUP.n())) {
      return RandomBasePow.pow(libcrypto, groupModulus, base, exponent, exponentBits);
    }
    try (MontgomeryModulus own = new MontgomeryModulus(libcrypto, modulus)) {
      return RandomBasePow.pow(libcrypto, own, base, exponent, exponentBits);
    }
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

  /** Frees what was prepared. Tests only; must not be called once tables are being built. */
  @Override
  public void close() {
    groupModulus.close();
  }
}
