package io.github.cognitosrp.gmp;

import com.sun.jna.Pointer;
import java.util.Map;

/**
 * The functions of libgmp that are called, bound by {@link GmpLibrary}. Limb counts and bit counts
 * are C's {@code long} or {@code long long}, both 64 bits where a limb has 64; the smaller {@code
 * mp_bitcnt_t} of 64-bit Windows takes such an argument in a 64-bit slot as well.
 */
final class GmpFunctions {

  /** The C symbol of each method. */
  static final Map<String, String> SYMBOLS =
      Map.of(
          "secPowmItch", "__gmpn_sec_powm_itch",
          "secPowm", "__gmpn_sec_powm",
          "init", "__gmpz_init",
          "clear", "__gmpz_clear",
          "roinit", "__gmpz_roinit_n",
          "powm", "__gmpz_powm",
          "size", "__gmpz_size",
          "limbsRead", "__gmpz_limbs_read");

  private GmpFunctions() {}

  /** The limbs of scratch space that {@link #secPowm} needs for operands of these lengths. */
  static native long secPowmItch(long baseLimbs, long exponentBits, long limbs);

  /**
   * Sets {result, limbs} to base^exponent mod modulus in time and with memory accesses that depend
   * on the lengths only. base &gt; 0, modulus odd with its uppermost limb not 0, exponentBits &gt;
   * 0; the result overlaps no operand. Allocates nothing.
   */
  static native void secPowm(
      Pointer result,
      Pointer base,
      long baseLimbs,
      Pointer exponent,
      long exponentBits,
      Pointer modulus,
      long limbs,
      Pointer scratch);

  /** Makes {@code integer}, 16 bytes, a GMP integer of value 0. */
  static native void init(Pointer integer);

  /** Frees what a GMP integer holds. */
  static native void clear(Pointer integer);

  /** Makes {@code integer}, 16 bytes, a GMP integer that reads the limbs given and owns nothing. */
  static native Pointer roinit(Pointer integer, Pointer limbs, long count);

  /** Sets result = base^exponent mod modulus, in time that depends on the values. */
  static native void powm(Pointer result, Pointer base, Pointer exponent, Pointer modulus);

  /** The number of limbs of a GMP integer. */
  static native long size(Pointer integer);

  /** The limbs of a GMP integer, the least significant first. */
  static native Pointer limbsRead(Pointer integer);
}
