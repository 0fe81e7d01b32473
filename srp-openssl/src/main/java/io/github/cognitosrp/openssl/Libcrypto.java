package io.github.cognitosrp.openssl;

/**
 * The functions of libcrypto that the backend calls, under their own names in Java's spelling, and
 * copies to and from the memory they work on. Numbers, contexts and buffers are addresses; 0 is
 * NULL. An {@code int} result is 1 (a length, for {@link #bnBn2binpad}) or says that the call
 * failed. Implementations are thread-safe; the objects behind the addresses are not, except a
 * {@code BN_MONT_CTX} that is no longer written.
 */
interface Libcrypto {

  /** Version, file and way of calling, in one line, for people. */
  String description();

  long bnNew();

  /** Overwrites the number with zeros, then frees it. */
  void bnClearFree(long number);

  /** Overwrites the number with zeros and keeps its memory. */
  void bnClear(long number);

  int bnSetBit(long number, int bit);

  /** Makes {@code target} share the digits of {@code source}, as many as that has now. */
  void bnWithFlags(long target, long source, int flags);

  /** Reads big-endian bytes; returns {@code number}. */
  long bnBin2bn(long bytes, int length, long number);

  /** Writes big-endian bytes, padded to {@code length}. */
  int bnBn2binpad(long number, long bytes, int length);

  long bnCtxNew();

  /** Its numbers are overwritten with zeros as they are freed. */
  void bnCtxFree(long context);

  long bnMontCtxNew();

  int bnMontCtxSet(long montgomery, long modulus, long context);

  void bnMontCtxFree(long montgomery);

  int bnModExpMontConsttime(
      long result, long base, long exponent, long modulus, long context, long montgomery);

  int bnModMulMontgomery(long result, long a, long b, long montgomery, long context);

  int bnToMontgomery(long result, long a, long montgomery, long context);

  int bnFromMontgomery(long result, long a, long montgomery, long context);

  long cryptoMalloc(long bytes);

  /** Overwrites the memory with zeros, then frees it. */
  void cryptoClearFree(long memory, long bytes);

  void write(long memory, byte[] source);

  /** The same with the bytes of the longs as they stand in memory. */
  void write(long memory, long[] source);

  void read(long memory, byte[] target);
}
