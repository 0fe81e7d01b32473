package io.github.cognitosrp.openssl;

/**
 * The functions of libcrypto that are called, under their own names (OpenSSL manual, section 3).
 */
@SuppressWarnings("MemberName")
enum LibcryptoFunction {
  BN_new,
  BN_clear,
  BN_clear_free,
  BN_set_bit,
  BN_with_flags,
  BN_bin2bn,
  BN_bn2binpad,
  BN_CTX_new,
  BN_CTX_free,
  BN_MONT_CTX_new,
  BN_MONT_CTX_set,
  BN_MONT_CTX_free,
  BN_mod_exp_mont_consttime,
  BN_mod_mul_montgomery,
  BN_to_montgomery,
  BN_from_montgomery,
  ERR_peek_last_error,
  ERR_clear_error
}
