package io.github.cognitosrp.gmp;

/**
 * The functions of libgmp that are called, under their names in its manual. Arrays of limbs and
 * GMP's integers are given by their addresses. Limb counts and bit counts are 64 bits, or in the
 * lower half of them on 64-bit Windows.
 *
 * <p>The running time and the addresses of {@code mpn_sec_…} and {@code mpn_cnd_add_n} depend on
 * the lengths of their operands alone. They work in scratch space that the caller gives them, as
 * long as the function of the same name and {@code _itch} says (GMP manual, "Low-level Functions
 * for cryptography").
 */
@SuppressWarnings("MemberName")
enum GmpFunction {
  mpn_sec_powm_itch,
  mpn_sec_powm,
  mpn_sec_mul_itch,
  mpn_sec_mul,
  mpn_sec_sqr_itch,
  mpn_sec_sqr,
  mpn_sec_div_r_itch,
  mpn_sec_div_r,
  mpn_sec_tabselect,
  mpn_cnd_add_n,
  mpz_init,
  mpz_clear,
  mpz_roinit_n,
  mpz_powm,
  mpz_size,
  mpz_limbs_read;

  /** The C symbol, which gmp.h defines the name as. */
  String symbol() {
    return "__g" + name();
  }
}
