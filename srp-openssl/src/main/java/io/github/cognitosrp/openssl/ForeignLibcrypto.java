package io.github.cognitosrp.openssl;

/** libcrypto through the foreign-function API. */
final class ForeignLibcrypto implements Libcrypto {
  private final String description;

  /** {@link ForeignFunctions} must have been connected. */
  ForeignLibcrypto(String description) {
    this.description = description;
  }

  @Override
  public String description() {
    return description;
  }

  @Override
  public long bnNew() {
    try {
      return (long) ForeignFunctions.BN_NEW.invokeExact();
    } catch (Throwable failure) {
      throw ForeignLinker.asUnchecked(failure);
    }
  }

  @Override
  public void bnClearFree(long number) {
    try {
      ForeignFunctions.BN_CLEAR_FREE.invokeExact(number);
    } catch (Throwable failure) {
      throw ForeignLinker.asUnchecked(failure);
    }
  }

  @Override
  public void bnClear(long number) {
    try {
      ForeignFunctions.BN_CLEAR.invokeExact(number);
    } catch (Throwable failure) {
      throw ForeignLinker.asUnchecked(failure);
    }
  }

  @Override
  public int bnSetBit(long number, int bit) {
    try {
      return (int) ForeignFunctions.BN_SET_BIT.invokeExact(number, bit);
    } catch (Throwable failure) {
      throw ForeignLinker.asUnchecked(failure);
    }
  }

  @Override
  public void bnWithFlags(long target, long source, int flags) {
    try {
      ForeignFunctions.BN_WITH_FLAGS.invokeExact(target, source, flags);
    } catch (Throwable failure) {
      throw ForeignLinker.asUnchecked(failure);
    }
  }

  @Override
  public long bnBin2bn(long bytes, int length, long number) {
    try {
      return (long) ForeignFunctions.BN_BIN2BN.invokeExact(bytes, length, number);
    } catch (Throwable failure) {
      throw ForeignLinker.asUnchecked(failure);
    }
  }

  @Override
  public int bnBn2binpad(long number, long bytes, int length) {
    try {
      return (int) ForeignFunctions.BN_BN2BINPAD.invokeExact(number, bytes, length);
    } catch (Throwable failure) {
      throw ForeignLinker.asUnchecked(failure);
    }
  }

  @Override
  public long bnCtxNew() {
    try {
      return (long) ForeignFunctions.BN_CTX_NEW.invokeExact();
    } catch (Throwable failure) {
      throw ForeignLinker.asUnchecked(failure);
    }
  }

  @Override
  public void bnCtxFree(long context) {
    try {
      ForeignFunctions.BN_CTX_FREE.invokeExact(context);
    } catch (Throwable failure) {
      throw ForeignLinker.asUnchecked(failure);
    }
  }

  @Override
  public long bnMontCtxNew() {
    try {
      return (long) ForeignFunctions.BN_MONT_CTX_NEW.invokeExact();
    } catch (Throwable failure) {
      throw ForeignLinker.asUnchecked(failure);
    }
  }

  @Override
  public int bnMontCtxSet(long montgomery, long modulus, long context) {
    try {
      return (int) ForeignFunctions.BN_MONT_CTX_SET.invokeExact(montgomery, modulus, context);
    } catch (Throwable failure) {
      throw ForeignLinker.asUnchecked(failure);
    }
  }

  @Override
  public void bnMontCtxFree(long montgomery) {
    try {
      ForeignFunctions.BN_MONT_CTX_FREE.invokeExact(montgomery);
    } catch (Throwable failure) {
      throw ForeignLinker.asUnchecked(failure);
    }
  }

  @Override
  public int bnModExpMontConsttime(
      long result, long base, long exponent, long modulus, long context, long montgomery) {
    try {
      return (int)
          ForeignFunctions.BN_MOD_EXP_MONT_CONSTTIME.invokeExact(
              result, base, exponent, modulus, context, montgomery);
    } catch (Throwable failure) {
      throw ForeignLinker.asUnchecked(failure);
    }
  }

  @Override
  public int bnModMulMontgomery(long result, long a, long b, long montgomery, long context) {
    try {
      return (int)
          ForeignFunctions.BN_MOD_MUL_MONTGOMERY.invokeExact(result, a, b, montgomery, context);
    } catch (Throwable failure) {
      throw ForeignLinker.asUnchecked(failure);
    }
  }

  @Override
  public int bnToMontgomery(long result, long a, long montgomery, long context) {
    try {
      return (int) ForeignFunctions.BN_TO_MONTGOMERY.invokeExact(result, a, montgomery, context);
    } catch (Throwable failure) {
      throw ForeignLinker.asUnchecked(failure);
    }
  }

  @Override
  public int bnFromMontgomery(long result, long a, long montgomery, long context) {
    try {
      return (int) ForeignFunctions.BN_FROM_MONTGOMERY.invokeExact(result, a, montgomery, context);
    } catch (Throwable failure) {
      throw ForeignLinker.asUnchecked(failure);
    }
  }

  @Override
  public long cryptoMalloc(long bytes) {
    try {
      return (long) ForeignFunctions.CRYPTO_MALLOC.invokeExact(bytes);
    } catch (Throwable failure) {
      throw ForeignLinker.asUnchecked(failure);
    }
  }

  @Override
  public void cryptoClearFree(long memory, long bytes) {
    try {
      ForeignFunctions.CRYPTO_CLEAR_FREE.invokeExact(memory, bytes);
    } catch (Throwable failure) {
      throw ForeignLinker.asUnchecked(failure);
    }
  }

  @Override
  public void write(long memory, byte[] source) {
    try {
      ForeignFunctions.WRITE_BYTES.invokeExact((Object) source, memory, source.length);
    } catch (Throwable failure) {
      throw ForeignLinker.asUnchecked(failure);
    }
  }

  @Override
  public void write(long memory, long[] source) {
    try {
      ForeignFunctions.WRITE_LONGS.invokeExact((Object) source, memory, source.length);
    } catch (Throwable failure) {
      throw ForeignLinker.asUnchecked(failure);
    }
  }

  @Override
  public void read(long memory, byte[] target) {
    try {
      ForeignFunctions.READ_BYTES.invokeExact(memory, (Object) target, target.length);
    } catch (Throwable failure) {
      throw ForeignLinker.asUnchecked(failure);
    }
  }
}
