package io.github.cognitosrp.openssl;

import java.math.BigInteger;

/**
 * Powers of secret bases by {@code BN_mod_exp_mont_consttime}, whose work follows the number of
 * words of the exponent, public here. A few bits more than whole words, such as the carry bit of a
 * + u·x, would cost it 64 squarings; they are done apart, a squaring and a masked multiplication
 * each.
 */
final class RandomBasePow {
  /** With more bits, one more word is not slower. */
  static final int MAX_BITS_APART = 8;

  private RandomBasePow() {}

  static BigInteger pow(
      Libcrypto libcrypto,
      MontgomeryModulus modulus,
      BigInteger base,
      BigInteger exponent,
      int exponentBits) {
    int exponentWords = BigEndianWords.words(exponentBits);
    byte[] baseDigits = BigEndianWords.of(base, modulus.words());
    byte[] exponentDigits = BigEndianWords.of(exponent, exponentWords);
    int largest = Math.max(modulus.words(), exponentWords);
    try (NativeScope scope = new NativeScope(libcrypto, largest)) {
      int excess = exponentBits % Long.SIZE;
      boolean apart = exponentBits > Long.SIZE && excess >= 1 && excess <= MAX_BITS_APART;
      byte[] result =
          apart
              ? powWithBitsApart(modulus, baseDigits, exponentDigits, excess, scope)
              : powOfWholeWords(modulus, baseDigits, exponentDigits, scope);
      return BigEndianWords.toNumber(result);
    } finally {
      BigEndianWords.wipe(baseDigits);
      BigEndianWords.wipe(exponentDigits);
    }
  }

  private static byte[] powOfWholeWords(
      MontgomeryModulus modulus, byte[] base, byte[] exponent, NativeScope scope) {
    FixedLengthBignum result = scope.number(modulus.words());
    modulus.pow(result, scope.load(base), scope.load(exponent), scope);
    return scope.store(result);
  }

  /** base^(2^bits · upper + lower) by Horner's rule for the bits of lower. */
  private static byte[] powWithBitsApart(
      MontgomeryModulus modulus, byte[] base, byte[] exponent, int bits, NativeScope scope) {
    byte[] upper = BigEndianWords.shiftRight(exponent, bits, 1);
    FixedLengthBignum power = scope.number(modulus.words());
    try {
      modulus.pow(power, scope.load(base), scope.load(upper), scope);
    } finally {
      BigEndianWords.wipe(upper);
    }
    modulus.toMontgomery(power, scope);
    int lower = exponent[exponent.length - 1];
    for (int bit = bits - 1; bit >= 0; bit--) {
      byte[] chosen = BigEndianWords.orOne(base, lower >>> bit);
      try {
        FixedLengthBignum factor = scope.load(chosen);
        modulus.toMontgomery(factor, scope);
        modulus.multiply(power, power, power, scope);
        modulus.multiply(power, power, factor, scope);
      } finally {
        BigEndianWords.wipe(chosen);
      }
    }
    FixedLengthBignum result = scope.number(modulus.words());
    modulus.fromMontgomery(result, power, scope);
    return scope.store(result);
  }
}
