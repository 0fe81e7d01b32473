package io.github.cognitosrp.bigint;

import io.github.cognitosrp.modpow.spi.ModPowBackend;
import java.math.BigInteger;
import java.security.SecureRandom;

/**
 * {@link BigInteger#modPow} on masked exponents. May leak: {@code exponentBits}, whether a base is
 * 0, and the masked exponents of single calls to an observer of the processor's caches. Must not
 * leak: an exponent through running times, however many calls are timed.
 *
 * <p>An exponent e is masked additively: base^e = base^(e + r) · (base^r)⁻¹ for a fresh r that is
 * 64 bits longer than e may be, so that e + r is within 2⁻⁶³ of independent of e. Multiples of the
 * group's order are no mask here: a server may choose a base outside the subgroup whose order is
 * known.
 */
final class BlindedBigIntegerBackend implements ModPowBackend {
  private static final int MASK_EXCESS_BITS = 64;

  private final SecureRandom random;
  private final FixedBasePowers fixedBases = new FixedBasePowers();

  BlindedBigIntegerBackend(SecureRandom random) {
    this.random = random;
  }

  @Override
  public String library() {
    return BigIntegerVarTimeBackend.libraryOfThisJava();
  }

  @Override
  public BigInteger modPow(
      BigInteger base, BigInteger exponent, int exponentBits, BigInteger modulus) {
    BigInteger mask = mask(exponentBits);
    BigInteger maskPower = base.modPow(mask, modulus);
    BigInteger inverse;
    try {
      inverse = maskPower.modInverse(modulus);
    } catch (ArithmeticException notInvertible) {
      return splitPow(base, exponent, modulus);
    }
    return base.modPow(exponent.add(mask), modulus).multiply(inverse).mod(modulus);
  }

  /** The exponent is its own mask: it is used in no other call. */
  @Override
  public BigInteger modPowEphemeral(
      BigInteger base, BigInteger exponent, int exponentBits, BigInteger modulus) {
    return base.modPow(exponent, modulus);
  }

  @Override
  public FixedBasePow fixedBase(BigInteger base, BigInteger modulus, int exponentBits) {
    if (!base.gcd(modulus).equals(BigInteger.ONE)) {
      return ModPowBackend.super.fixedBase(base, modulus, exponentBits);
    }
    // e + r is one bit longer than r.
    FixedBasePowers.Powers powers =
        fixedBases.of(base, modulus, exponentBits + MASK_EXCESS_BITS + 1);
    FixedBasePowers.Powers inversePowers =
        fixedBases.of(base.modInverse(modulus), modulus, exponentBits + MASK_EXCESS_BITS);
    return new FixedBasePow() {
      @Override
      public BigInteger pow(BigInteger exponent) {
        BigInteger mask = mask(exponentBits);
        return powers.pow(exponent.add(mask)).multiply(inversePowers.pow(mask)).mod(modulus);
      }

      @Override
      public BigInteger powEphemeral(BigInteger exponent) {
        return powers.pow(exponent);
      }
    };
  }

  /** A random number of a fixed length, so that the length of its sum with an exponent is fixed. */
  private BigInteger mask(int exponentBits) {
    int bits = exponentBits + MASK_EXCESS_BITS;
    return new BigInteger(bits, random).setBit(bits - 1);
  }

  /**
   * The way for a base that shares a factor with the modulus, which has no inverse: base^e = base^r
   * · base^(e − r) with r random in 0 … e. The two halves still tell the size of e. Modulo a prime
   * only base 0 comes here.
   */
  private BigInteger splitPow(BigInteger base, BigInteger exponent, BigInteger modulus) {
    BigInteger part =
        new BigInteger(exponent.bitLength() + MASK_EXCESS_BITS, random)
            .mod(exponent.add(BigInteger.ONE));
    return base.modPow(part, modulus)
        .multiply(base.modPow(exponent.subtract(part), modulus))
        .mod(modulus);
  }
}
