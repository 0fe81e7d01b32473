package io.github.cognitosrp.gmp;

import java.util.Map;

/**
 * The functions of libgmp that are called, bound by {@link GmpLibrary}. Arrays of limbs and GMP's
 * integers are given by their addresses. Limb counts and bit counts are C's {@code long} or {@code
 * long long}, both 64 bits where a limb has 64; the smaller {@code mp_bitcnt_t} of 64-bit Windows
 * takes such an argument in a 64-bit slot as well.
 *
 * <p>Those named {@code sec…} and {@link #cndAddN} take time and read memory as the lengths of
 * their operands say, and work in scratch space that the caller gives them, as long as the function
 * of the same name and {@code Itch} asks for (GMP manual, "Low-level Functions for cryptography").
 */
final class GmpFunctions {

  /** The C symbol of each method. */
  static final Map<String, String> SYMBOLS =
      Map.ofEntries(
          Map.entry("secPowmItch", "__gmpn_sec_powm_itch"),
          Map.entry("secPowm", "__gmpn_sec_powm"),
          Map.entry("secMulItch", "__gmpn_sec_mul_itch"),
          Map.entry("secMul", "__gmpn_sec_mul"),
          Map.entry("secSqrItch", "__gmpn_sec_sqr_itch"),
          Map.entry("secSqr", "__gmpn_sec_sqr"),
          Map.entry("secDivRItch", "__gmpn_sec_div_r_itch"),
          Map.entry("secDivR", "__gmpn_sec_div_r"),
          Map.entry("secTabselect", "__gmpn_sec_tabselect"),
          Map.entry("cndAddN", "__gmpn_cnd_add_n"),
          Map.entry("init", "__gmpz_init"),
          Map.entry("clear", "__gmpz_clear"),
          Map.entry("roinit", "__gmpz_roinit_n"),
          Map.entry("powm", "__gmpz_powm"),
          Map.entry("size", "__gmpz_size"),
          Map.entry("limbsRead", "__gmpz_limbs_read"));

  private GmpFunctions() {}

  /** The limbs of scratch space that {@link #secPowm} needs for operands of these lengths. */
  static native long secPowmItch(long baseLimbs, long exponentBits, long limbs);

  /**
   * Sets {result, limbs} to base^exponent mod modulus. base &gt; 0, modulus odd with its uppermost
   * limb not 0, exponentBits &gt; 0; the result overlaps no operand.
   */
  static native void secPowm(
      long result,
      long base,
      long baseLimbs,
      long exponent,
      long exponentBits,
      long modulus,
      long limbs,
      long scratch);

  static native long secMulItch(long aLimbs, long bLimbs);

  /** Sets {result, aLimbs + bLimbs} to a · b. aLimbs ≥ bLimbs; the result overlaps no operand. */
  static native void secMul(long result, long a, long aLimbs, long b, long bLimbs, long scratch);

  static native long secSqrItch(long limbs);

  /** Sets {result, 2 · limbs} to a². The result does not overlap a. */
  static native void secSqr(long result, long a, long limbs, long scratch);

  static native long secDivRItch(long limbs, long divisorLimbs);

  /** Reduces {number, limbs} to {number, divisorLimbs}; the divisor's uppermost limb is not 0. */
  static native void secDivR(
      long number, long limbs, long divisor, long divisorLimbs, long scratch);

  /** Copies entry {@code which} of a table of so many entries, reading all of them. */
  static native void secTabselect(long result, long table, long limbs, long entries, long which);

  /** Sets {result, limbs} to a + b if the condition is not 0, else to a; returns the carry. */
  static native long cndAddN(long condition, long result, long a, long b, long limbs);

  /** Makes {@code integer}, 16 bytes, a GMP integer of value 0. */
  static native void init(long integer);

  /** Frees what a GMP integer holds. */
  static native void clear(long integer);

  /** Makes {@code integer}, 16 bytes, a GMP integer that reads the limbs given and owns nothing. */
  static native long roinit(long integer, long limbs, long count);

  /** Sets result = base^exponent mod modulus, in time that depends on the values. */
  static native void powm(long result, long base, long exponent, long modulus);

  /** The number of limbs of a GMP integer. */
  static native long size(long integer);

  /** The limbs of a GMP integer, the least significant first. */
  static native long limbsRead(long integer);
}
