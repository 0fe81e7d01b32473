package io.github.cognitosrp.gmp;

import static io.github.cognitosrp.gmp.GmpFunction.*;

import io.github.cognitosrp.modpow.SrpGroup;
import io.github.cognitosrp.modpow.spi.ModPowBackend;
import io.github.cognitosrp.modpow.support.FixedBaseTables;
import java.math.BigInteger;
import java.util.List;

/**
 * {@code mpn_sec_powm} of GMP, and a {@link Comb} for powers of g. May leak: the length of the
 * modulus, {@code exponentBits}. Must not leak: the exponent, the base.
 *
 * <p>This is the function below {@code mpz_powm_sec}, which jnagmp's {@code modPowSecure} calls. It
 * is called directly because it takes the exponent's public length where {@code mpz_powm_sec} takes
 * the number of limbs that the exponent happens to have, and because it works in scratch space that
 * the caller owns and can overwrite.
 */
final class GmpBackend implements ModPowBackend {
  private final GmpLibrary gmp;
  private final FixedBaseTables powersOfG;

  GmpBackend(GmpLibrary gmp) {
    this.gmp = gmp;
    this.powersOfG =
        new FixedBaseTables(
            "cognitosrp-gmp-comb",
            SrpGroup.COGNITO_3072.g(),
            SrpGroup.COGNITO_3072.n(),
            Comb.EXPONENT_BITS,
            () -> new Comb(gmp));
  }

  @Override
  public String library() {
    return gmp.description();
  }

  @Override
  public BigInteger modPow(
      BigInteger base, BigInteger exponent, int exponentBits, BigInteger modulus) {
    if (exponentBits == 0) {
      return BigInteger.ONE;
    }
    int limbs = LimbArena.limbs(modulus.bitLength());
    int exponentLimbs = LimbArena.limbs(exponentBits);
    long scratchLimbs = gmp.scratchLimbs(mpn_sec_powm_itch, limbs, exponentBits, limbs);
    // GMP asks for a base above 0, and the modulus is the same number modulo itself.
    BigInteger positiveBase = base.signum() == 0 ? modulus : base;
    try (LimbArena arena = gmp.arena(3L * limbs + exponentLimbs + scratchLimbs)) {
      long result = arena.reserve(limbs);
      arena.call(
          mpn_sec_powm,
          result,
          arena.store(positiveBase, limbs),
          limbs,
          arena.store(exponent, exponentLimbs),
          exponentBits,
          arena.store(modulus, limbs),
          limbs,
          arena.reserve(scratchLimbs));
      return LimbArena.read(result, limbs);
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
}
