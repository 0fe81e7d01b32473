/*
 * The functions of libgmp as the backends call them, with bases, exponents, factors and the index
 * of a table's entry marked as undefined for Memcheck. The argument is a libgmp. Prints how many
 * reports each call made.
 */
#include "memcheck-steps.h"

#define LIMBS 48
#define HALF 24
#define EXPONENT_BITS 513
#define EXPONENT_LIMBS 9
#define ENTRIES 32

typedef unsigned long limb;
typedef long length;

#define FUNCTION(type, name, ...) type (*name)(__VA_ARGS__) = function("__g" #name)

static void draw(limb *number, length limbs) {
  for (length i = 0; i < limbs; i++) {
    number[i] = (limb)rand() << 33 ^ (limb)rand() << 11 ^ (limb)rand();
  }
}

static void draw_secret(limb *number, length limbs) {
  draw(number, limbs);
  (void)VALGRIND_MAKE_MEM_UNDEFINED(number, limbs * sizeof(limb));
}

struct mpz {
  int alloc;
  int size;
  limb *limbs;
};

int main(int count, char **arguments) {
  open_library(count, arguments);
  FUNCTION(length, mpn_sec_powm_itch, length, unsigned long, length);
  FUNCTION(void, mpn_sec_powm, limb *, limb *, length, limb *, unsigned long, limb *, length,
           limb *);
  FUNCTION(void, mpn_sec_mul, limb *, limb *, length, limb *, length, limb *);
  FUNCTION(void, mpn_sec_sqr, limb *, limb *, length, limb *);
  FUNCTION(void, mpn_sec_div_r, limb *, length, limb *, length, limb *);
  FUNCTION(void, mpn_sec_tabselect, limb *, limb *, length, length, length);
  FUNCTION(limb, mpn_cnd_add_n, limb, limb *, limb *, limb *, length);
  FUNCTION(void, mpz_init, struct mpz *);
  FUNCTION(void, mpz_powm, struct mpz *, struct mpz *, struct mpz *, struct mpz *);

  limb modulus[LIMBS];
  draw(modulus, LIMBS);
  modulus[0] |= 1;
  modulus[LIMBS - 1] |= 1UL << 63;
  limb base[LIMBS];
  limb exponent[EXPONENT_LIMBS];
  limb result[LIMBS];
  /* More than any of these functions asks for. */
  limb *scratch = malloc(sizeof(limb) * (mpn_sec_powm_itch(LIMBS, 4096, LIMBS) + 16 * LIMBS));

  draw_secret(base, LIMBS);
  draw_secret(exponent, EXPONENT_LIMBS);
  REPORTS_OF(mpn_sec_powm(
      result, base, LIMBS, exponent, EXPONENT_BITS, modulus, LIMBS, scratch));

  limb product[2 * LIMBS];
  limb other[LIMBS + HALF];
  draw_secret(base, LIMBS);
  draw_secret(other, LIMBS + HALF);
  REPORTS_OF(mpn_sec_mul(product, base, LIMBS, other, HALF, scratch));
  REPORTS_OF(mpn_cnd_add_n(1, product, product, other, LIMBS + HALF));
  product[LIMBS + HALF] = 0;
  REPORTS_OF(mpn_sec_div_r(product, LIMBS + HALF + 1, modulus, LIMBS, scratch));
  REPORTS_OF(mpn_sec_sqr(product, base, LIMBS, scratch));
  static limb table[ENTRIES * 2 * LIMBS];
  draw(table, ENTRIES * 2 * LIMBS);
  length index = 5;
  (void)VALGRIND_MAKE_MEM_UNDEFINED(&index, sizeof index);
  REPORTS_OF(mpn_sec_tabselect(product, table, 2 * LIMBS, ENTRIES, index));

  draw_secret(exponent, EXPONENT_LIMBS - 1);
  exponent[EXPONENT_LIMBS - 1] = 1;
  draw_secret(base, LIMBS - 1);
  base[LIMBS - 1] = 1;
  struct mpz power;
  mpz_init(&power);
  struct mpz mpz_base = {LIMBS, LIMBS, base};
  struct mpz mpz_exponent = {EXPONENT_LIMBS, EXPONENT_LIMBS, exponent};
  struct mpz mpz_modulus = {LIMBS, LIMBS, modulus};
  REPORTS_OF(mpz_powm(&power, &mpz_base, &mpz_exponent, &mpz_modulus));
  return 0;
}
