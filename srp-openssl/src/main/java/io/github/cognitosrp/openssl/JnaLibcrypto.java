package io.github.cognitosrp.openssl;

import com.sun.jna.Pointer;

/** libcrypto through JNA's direct mapping: the functions are native methods of this class. */
@SuppressWarnings("MemberName") // JNA finds the functions by these names.
final class JnaLibcrypto implements Libcrypto {
  private final String description;

  /** The native methods must have been registered. */
  JnaLibcrypto(String description) {
    this.description = description;
  }

  private static native long BN_new();

  private static native void BN_clear_free(long number);

  private static native void BN_clear(long number);

  private static native int BN_set_bit(long number, int bit);

  private static native void BN_with_flags(long target, long source, int flags);

  private static native long BN_bin2bn(long bytes, int length, long number);

  private static native int BN_bn2binpad(long number, long bytes, int length);

  private static native long BN_CTX_new();

  private static native void BN_CTX_free(long context);

  private static native long BN_MONT_CTX_new();

  private static native int BN_MONT_CTX_set(long montgomery, long modulus, long context);

  private static native void BN_MONT_CTX_free(long montgomery);

  private static native int BN_mod_exp_mont_consttime(
      long result, long base, long exponent, long modulus, long context, long montgomery);

  private static native int BN_mod_mul_montgomery(
      long result, long a, long b, long montgomery, long context);

  private static native int BN_to_montgomery(long result, long a, long montgomery, long context);

  private static native int BN_from_montgomery(long result, long a, long montgomery, long context);

  private static native long CRYPTO_malloc(long bytes, long file, int line);

  private static native void CRYPTO_clear_free(long memory, long bytes, long file, int line);

  @Override
  public String description() {
    return description;
  }

  @Override
  public long bnNew() {
    return BN_new();
  }

  @Override
  public void bnClearFree(long number) {
    BN_clear_free(number);
  }

  @Override
  public void bnClear(long number) {
    BN_clear(number);
  }

  @Override
  public int bnSetBit(long number, int bit) {
    return BN_set_bit(number, bit);
  }

  @Override
  public void bnWithFlags(long target, long source, int flags) {
    BN_with_flags(target, source, flags);
  }

  @Override
  public long bnBin2bn(long bytes, int length, long number) {
    return BN_bin2bn(bytes, length, number);
  }

  @Override
  public int bnBn2binpad(long number, long bytes, int length) {
    return BN_bn2binpad(number, bytes, length);
  }

  @Override
  public long bnCtxNew() {
    return BN_CTX_new();
  }

  @Override
  public void bnCtxFree(long context) {
    BN_CTX_free(context);
  }

  @Override
  public long bnMontCtxNew() {
    return BN_MONT_CTX_new();
  }

  @Override
  public int bnMontCtxSet(long montgomery, long modulus, long context) {
    return BN_MONT_CTX_set(montgomery, modulus, context);
  }

  @Override
  public void bnMontCtxFree(long montgomery) {
    BN_MONT_CTX_free(montgomery);
  }

  @Override
  public int bnModExpMontConsttime(
      long result, long base, long exponent, long modulus, long context, long montgomery) {
    return BN_mod_exp_mont_consttime(result, base, exponent, modulus, context, montgomery);
  }

  @Override
  public int bnModMulMontgomery(long result, long a, long b, long montgomery, long context) {
    return BN_mod_mul_montgomery(result, a, b, montgomery, context);
  }

  @Override
  public int bnToMontgomery(long result, long a, long montgomery, long context) {
    return BN_to_montgomery(result, a, montgomery, context);
  }

  @Override
  public int bnFromMontgomery(long result, long a, long montgomery, long context) {
    return BN_from_montgomery(result, a, montgomery, context);
  }

  @Override
  public long cryptoMalloc(long bytes) {
    return CRYPTO_malloc(bytes, 0, 0);
  }

  @Override
  public void cryptoClearFree(long memory, long bytes) {
    CRYPTO_clear_free(memory, bytes, 0, 0);
  }

  @Override
  public void write(long memory, byte[] source) {
    new Pointer(memory).write(0, source, 0, source.length);
  }

  @Override
  public void write(long memory, long[] source) {
    new Pointer(memory).write(0, source, 0, source.length);
  }

  @Override
  public void read(long memory, byte[] target) {
    new Pointer(memory).read(0, target, 0, target.length);
  }
}
