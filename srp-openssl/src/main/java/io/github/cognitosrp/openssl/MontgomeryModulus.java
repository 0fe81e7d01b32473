package io.github.cognitosrp.openssl;

import static io.github.cognitosrp.openssl.LibcryptoFunction.*;

import java.math.BigInteger;

/**
 * A public odd modulus, prepared for Montgomery multiplication with R = 2^(64 · words). Immutable
 * until it is closed, so threads may share it.
 */
final class MontgomeryModulus implements AutoCloseable {
  private final NativeScope scope;
  private final int words;
  private final FixedLengthBignum modulus;
  private final long montgomery;

  MontgomeryModulus(Libcrypto libcrypto, BigInteger value) {
    words = BigEndianWords.words(value.bitLength());
    scope = new NativeScope(libcrypto, words);
    try {
      modulus = scope.load(BigEndianWords.of(value, words));
      montgomery = scope.montgomeryContext();
      scope.compute(BN_MONT_CTX_set, montgomery, modulus.view(), scope.context());
    } catch (RuntimeException | Error failure) {
      scope.close();
      throw failure;
    }
  }

  int words() {
    return words;
  }

  /** result = base^exponent; only the exponent's number of words shows. */
  void pow(
      FixedLengthBignum result,
      FixedLengthBignum base,
      FixedLengthBignum exponent,
      NativeScope caller) {
    caller.compute(
        BN_mod_exp_mont_consttime,
        result.number(),
        base.view(),
        exponent.view(),
        modulus.view(),
        caller.context(),
        montgomery);
  }

  /** result = a · b / R. */
  void multiply(
      FixedLengthBignum result, FixedLengthBignum a, FixedLengthBignum b, NativeScope caller) {
    caller.compute(
        BN_mod_mul_montgomery, result.number(), a.view(), b.view(), montgomery, caller.context());
  }

  /** number = number · R. */
  void toMontgomery(FixedLengthBignum number, NativeScope caller) {
    caller.compute(BN_to_montgomery, number.number(), number.view(), montgomery, caller.context());
  }

  /** result = a / R. */
  void fromMontgomery(FixedLengthBignum result, FixedLengthBignum a, NativeScope caller) {
    caller.compute(BN_from_montgomery, result.number(), a.view(), montgomery, caller.context());
  }

  @Override
  public void close() {
    scope.close();
  }
}
