/*
 * The functions of libcrypto as the backend calls them, with bases, exponents and factors marked as
 * undefined for Memcheck. The argument is a libcrypto. Prints how many reports each call made.
 */
#include "memcheck-steps.h"

#define WORDS 48
#define EXPONENT_WORDS 8
#define BN_FLG_CONSTTIME 4

#define FUNCTION(type, name, ...) type (*name)(__VA_ARGS__) = function(#name)

/* A marker in the byte before the digits, as NativeScope writes it. */
static unsigned char buffer[8 + 8 * WORDS];
static unsigned char *const digits = buffer + 8;

static void draw(int bytes) {
  for (int i = 0; i < bytes; i++) {
    digits[i] = (unsigned char)(rand() >> 7);
  }
}

struct number {
  void *bignum;
  void *view;
};

int main(int count, char **arguments) {
  open_library(count, arguments);
  FUNCTION(void *, BN_new, void);
  FUNCTION(int, BN_set_bit, void *, int);
  FUNCTION(void, BN_clear, void *);
  FUNCTION(void, BN_with_flags, void *, void *, int);
  FUNCTION(void *, BN_bin2bn, void *, int, void *);
  FUNCTION(int, BN_bn2binpad, void *, void *, int);
  FUNCTION(void *, BN_CTX_new, void);
  FUNCTION(void *, BN_MONT_CTX_new, void);
  FUNCTION(int, BN_MONT_CTX_set, void *, void *, void *);
  FUNCTION(int, BN_mod_exp_mont_consttime, void *, void *, void *, void *, void *, void *);
  FUNCTION(int, BN_mod_mul_montgomery, void *, void *, void *, void *, void *);
  FUNCTION(int, BN_to_montgomery, void *, void *, void *, void *);
  FUNCTION(int, BN_from_montgomery, void *, void *, void *, void *);
  FUNCTION(int, BN_mod_exp_mont, void *, void *, void *, void *, void *, void *);

  struct number new_number(int words) {
    struct number number = {BN_new(), BN_new()};
    BN_set_bit(number.bignum, 64 * (words + 1) - 1);
    BN_clear(number.bignum);
    BN_set_bit(number.bignum, 64 * words - 1);
    BN_with_flags(number.view, number.bignum, BN_FLG_CONSTTIME);
    BN_clear(number.bignum);
    return number;
  }
  void load(struct number number, int words) {
    digits[-1] = 1;
    BN_bin2bn(digits - 1, 8 * words + 1, number.bignum);
  }
  void load_secret(struct number number, int words) {
    draw(8 * words);
    (void)VALGRIND_MAKE_MEM_UNDEFINED(digits, 8 * words);
    load(number, words);
  }
  void *new_secret_with_known_length(int bytes) {
    draw(bytes);
    digits[0] = 1;
    (void)VALGRIND_MAKE_MEM_UNDEFINED(digits + 1, bytes - 1);
    return BN_bin2bn(digits, bytes, NULL);
  }

  void *context = BN_CTX_new();
  struct number modulus = new_number(WORDS);
  draw(8 * WORDS);
  digits[0] |= 0x80;
  digits[8 * WORDS - 1] |= 1;
  load(modulus, WORDS);
  void *plain_modulus = BN_bin2bn(digits, 8 * WORDS, NULL);
  void *montgomery = BN_MONT_CTX_new();
  BN_MONT_CTX_set(montgomery, modulus.view, context);

  struct number base = new_number(WORDS);
  struct number exponent = new_number(EXPONENT_WORDS);
  struct number result = new_number(WORDS);
  REPORTS_OF(load_secret(base, WORDS));
  load_secret(exponent, EXPONENT_WORDS);
  REPORTS_OF(BN_mod_exp_mont_consttime(
      result.bignum, base.view, exponent.view, modulus.view, context, montgomery));
  REPORTS_OF(BN_bn2binpad(result.view, digits, 8 * WORDS));
  load_secret(result, WORDS);
  REPORTS_OF(BN_mod_mul_montgomery(result.bignum, result.view, base.view, montgomery, context));
  REPORTS_OF(BN_to_montgomery(result.bignum, result.view, montgomery, context));
  REPORTS_OF(BN_from_montgomery(result.bignum, result.view, montgomery, context));

  void *plain_base = new_secret_with_known_length(8 * WORDS);
  void *plain_exponent = new_secret_with_known_length(8 * EXPONENT_WORDS);
  REPORTS_OF(BN_mod_exp_mont(
      result.bignum, plain_base, plain_exponent, plain_modulus, context, montgomery));
  return 0;
}
