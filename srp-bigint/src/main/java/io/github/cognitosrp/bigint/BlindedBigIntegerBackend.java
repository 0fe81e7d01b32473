package io.github.cognitosrp.bigint;

import io.github.cognitosrp.modpow.SrpGroup;
import io.github.cognitosrp.modpow.spi.ModPowBackend;
import io.github.cognitosrp.modpow.support.FixedBaseTables;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;

/**
 * {@link BigInteger#modPow} on masked exponents. May leak: {@code exponentBits}; whether a base is
 * 0; the masked exponents of single calls to an observer of the processor's caches; and, because a
 * call computes base^r and base^(e + r), a little of e through the variance of many running times.
 * Must not leak: an exponent through the mean of running times, however many are averaged.
 *
 * <p>An exponent e is masked additively: base^e = base^(e + r) · (base^r)⁻¹ for a fresh r that is
 * {@value #MASK_EXCESS_BITS} bits longer than e may be, so that e + r is within 2⁻⁶² of independent
 * of e. Multiples of the group's order are no mask here: a server may choose a base outside the
 * subgroup whose order is known.
 */
final class BlindedBigIntegerBackend implements ModPowBackend {
  /** With x of 256 bits, e + r has 320 bits, which are 16 whole tables. */
  private static final int MASK_EXCESS_BITS = 63;

  private static final BigInteger N = SrpGroup.COGNITO_3072.n();
  private static final BigInteger G = SrpGroup.COGNITO_3072.g();

  private static final BigInteger INVERSE = G.modInverse(N);

  /** The inverse is raised to masks of long-lived exponents only, which are digests. */
  private static final int MAX_MASK_BITS = Mask.sumBits(256);

  private final SecureRandom random;
  private final FixedBaseTables powersOfG = BigIntegerVarTimeBackend.tablesOfG();
  private final FixedBaseTables powersOfInverse =
      Comb.tables("cognitosrp-bigint-inverse-comb", INVERSE, N, MAX_MASK_BITS);

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
    Mask mask = new Mask(exponentBits, random);
    BigInteger inverse;
    try {
      inverse = base.modPow(mask.value, modulus).modInverse(modulus);
    } catch (ArithmeticException notInvertible) {
      return splitPow(base, exponent, modulus);
    }
    return base.modPow(mask.plus(exponent), modulus).multiply(inverse).mod(modulus);
  }

  /** The exponent is its own mask: it is used in no other call. */
  @Override
  public BigInteger modPowEphemeral(
      BigInteger base, BigInteger exponent, int exponentBits, BigInteger modulus) {
    return base.modPow(exponent, modulus);
  }

  @Override
  public FixedBasePow fixedBase(BigInteger base, BigInteger modulus, int exponentBits) {
    if (!base.equals(G) || !modulus.equals(N)) {
      return ModPowBackend.super.fixedBase(base, modulus, exponentBits);
    }
    return new PowersOfG(exponentBits);
  }

  private final class PowersOfG implements FixedBasePow {
    private final int exponentBits;
    private final FixedBasePow ephemeral;
    private final FixedBasePow masked;
    private final FixedBasePow inverse;

    PowersOfG(int exponentBits) {
      this.exponentBits = exponentBits;
      FixedBasePow ofG = new BigIntegerVarTimeBackend.Plain(G);
      ephemeral = powersOfG.fixedBase(G, N, exponentBits, ofG);
      int maskedBits = Mask.sumBits(exponentBits);
      masked = powersOfG.fixedBase(G, N, maskedBits, ofG);
      inverse =
          powersOfInverse.fixedBase(
              INVERSE, N, maskedBits, new BigIntegerVarTimeBackend.Plain(INVERSE));
    }

    @Override
    public BigInteger pow(BigInteger exponent) {
      Mask mask = new Mask(exponentBits, random);
      return masked.pow(mask.plus(exponent)).multiply(inverse.pow(mask.value)).mod(N);
    }

    @Override
    public BigInteger powEphemeral(BigInteger exponent) {
      return ephemeral.pow(exponent);
    }
  }

  @Override
  public void warmUp() {
    powersOfG.build();
    powersOfInverse.build();
  }

  @Override
  public List<String> notes() {
    List<String> notes = new ArrayList<>(powersOfG.notes());
    notes.addAll(powersOfInverse.notes());
    return notes;
  }

  /**
   * For a base that shares a factor with the modulus and so has no inverse: base^e = base^r ·
   * base^(e − r) with r random in 0 … e. The two exponents still show the size of e. Modulo a prime
   * this concerns base 0 only.
   */
  private BigInteger splitPow(BigInteger base, BigInteger exponent, BigInteger modulus) {
    BigInteger part =
        new BigInteger(exponent.bitLength() + MASK_EXCESS_BITS, random)
            .mod(exponent.add(BigInteger.ONE));
    return base.modPow(part, modulus)
        .multiply(base.modPow(exponent.subtract(part), modulus))
        .mod(modulus);
  }

  /** A fresh random number of a fixed length, so that the length of a sum with it is fixed. */
  private static final class Mask {
    /** The mask, with a bit above the exponent's public length added to it. */
    final BigInteger value;

    private final BigInteger bitAbove;
    private final BigInteger random;

    Mask(int exponentBits, SecureRandom source) {
      int bits = exponentBits + MASK_EXCESS_BITS;
      random = new BigInteger(bits, source).setBit(bits - 1);
      bitAbove = BigInteger.ZERO.setBit(exponentBits);
      value = random.add(bitAbove);
    }

    static int sumBits(int exponentBits) {
      return exponentBits + MASK_EXCESS_BITS + 1;
    }

    /** e + value; the bit is set first, so that the addition does not show the length of e. */
    BigInteger plus(BigInteger exponent) {
      return exponent.or(bitAbove).add(random);
    }
  }
}
