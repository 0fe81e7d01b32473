package io.github.cognitosrp.gmp;

import static io.github.cognitosrp.gmp.GmpFunction.*;

import com.sun.jna.Pointer;
import io.github.cognitosrp.modpow.spi.ModPowBackend;
import java.math.BigInteger;

/**
 * {@code mpz_powm} of GMP: variable time. Its operands are overwritten afterwards; the intermediate
 * powers that GMP allocates for itself are not.
 */
final class GmpVarTimeBackend implements ModPowBackend {
  /** The size of {@code __mpz_struct} where pointers have 64 bits: two ints and a pointer. */
  private static final int INTEGER_LIMBS = 2;

  private final GmpLibrary gmp;

  GmpVarTimeBackend(GmpLibrary gmp) {
    this.gmp = gmp;
  }

  @Override
  public String library() {
    return gmp.description();
  }

  @Override
  public BigInteger modPow(
      BigInteger base, BigInteger exponent, int exponentBits, BigInteger modulus) {
    int limbs = LimbArena.limbs(modulus.bitLength());
    int exponentLimbs = Math.max(1, LimbArena.limbs(exponentBits));
    try (LimbArena arena = gmp.arena(2L * limbs + exponentLimbs + 4 * INTEGER_LIMBS)) {
      long result = arena.reserve(INTEGER_LIMBS);
      arena.call(mpz_init, result);
      try {
        arena.call(
            mpz_powm,
            result,
            integer(arena, base, limbs),
            integer(arena, exponent, exponentLimbs),
            integer(arena, modulus, limbs));
        return readAndWipe(arena, result);
      } finally {
        arena.call(mpz_clear, result);
      }
    }
  }

  private static long integer(LimbArena arena, BigInteger number, int limbs) {
    return arena.call(
        mpz_roinit_n, arena.reserve(INTEGER_LIMBS), arena.store(number, limbs), limbs);
  }

  private static BigInteger readAndWipe(LimbArena arena, long integer) {
    int limbs = (int) arena.call(mpz_size, integer);
    long start = arena.call(mpz_limbs_read, integer);
    BigInteger number = LimbArena.read(start, limbs);
    new Pointer(start).clear((long) limbs * Long.BYTES);
    return number;
  }
}
