package io.github.cognitosrp.openssl;

import java.math.BigInteger;

/**
 * A public odd modulus, prepared for Montgomery multiplication with R = 2^(64 · words). Only read
 * once it is made, so threads may share it until it is closed.
 */
final class MontgomeryModulus implements AutoCloseable {
  private final Libcrypto libcrypto;
  private final NativeScope scope;
  private final int words;
  private final FixedNumber modulus;
  private final long montgomery;

  MontgomeryModulus(Libcrypto libcrypto, BigInteger value) {
    this.libcrypto = libcrypto;
    words = Digits.words(value.bitLength());
    scope = new NativeScope(libcrypto, words);
    try {
      modulus = scope.load(Digits.of(value, words));
      montgomery = scope.montgomeryContext();
      NativeScope.check(libcrypto.bnMontCtxSet(montgomery, modulus.view(), scope.context()));
    } catch (RuntimeException | Error failure) {
      scope.close();
      throw failure;
    }
  }

  int words() {
    return words;
  }

  /** result = base^exponent; only the exponent's number of words shows. */
  void pow(FixedNumber result, FixedNumber base, FixedNumber exponent, NativeScope scope) {
    NativeScope.check(
        libcrypto.bnModExpMontConsttime(
            result.number(),
            base.view(),
            exponent.view(),
            modulus.view(),
            scope.context(),
            montgomery));
  }

  /** result = a · b / R. */
  void multiply(FixedNumber result, FixedNumber a, FixedNumber b, NativeScope scope) {
    NativeScope.check(
        libcrypto.bnModMulMontgomery(
            result.number(), a.view(), b.view(), montgomery, scope.context()));
  }

  /** result = a · R: into Montgomery's domain. */
  void enter(FixedNumber result, FixedNumber a, NativeScope scope) {
    NativeScope.check(
        libcrypto.bnToMontgomery(result.number(), a.view(), montgomery, scope.context()));
  }

  /** result = a / R: out of Montgomery's domain. */
  void leave(FixedNumber result, FixedNumber a, NativeScope scope) {
    NativeScope.check(
        libcrypto.bnFromMontgomery(result.number(), a.view(), montgomery, scope.context()));
  }

  @Override
  public void close() {
    scope.close();
  }
}
