package io.github.cognitosrp.openssl;

import static java.lang.invoke.MethodHandles.insertArguments;
import static java.lang.invoke.MethodType.methodType;

import java.lang.invoke.MethodHandle;

/**
 * The functions of {@link Libcrypto} as method handles. The compiler makes a direct call of a
 * handle only where it is a constant, so they are constants of this class, which must not be
 * initialised before a library is bound.
 */
final class ForeignFunctions {
  private static final ForeignLibraryFile LIBRARY = ForeignLibraryFile.bound();
  static final MethodHandle BN_NEW = function("BN_new", long.class);
  static final MethodHandle BN_CLEAR_FREE = function("BN_clear_free", void.class, long.class);
  static final MethodHandle BN_CLEAR = function("BN_clear", void.class, long.class);
  static final MethodHandle BN_SET_BIT = function("BN_set_bit", int.class, long.class, int.class);
  static final MethodHandle BN_WITH_FLAGS =
      function("BN_with_flags", void.class, long.class, long.class, int.class);
  static final MethodHandle BN_BIN2BN =
      function("BN_bin2bn", long.class, long.class, int.class, long.class);
  static final MethodHandle BN_BN2BINPAD =
      function("BN_bn2binpad", int.class, long.class, long.class, int.class);
  static final MethodHandle BN_CTX_NEW = function("BN_CTX_new", long.class);
  static final MethodHandle BN_CTX_FREE = function("BN_CTX_free", void.class, long.class);
  static final MethodHandle BN_MONT_CTX_NEW = function("BN_MONT_CTX_new", long.class);
  static final MethodHandle BN_MONT_CTX_SET =
      function("BN_MONT_CTX_set", int.class, long.class, long.class, long.class);
  static final MethodHandle BN_MONT_CTX_FREE = function("BN_MONT_CTX_free", void.class, long.class);
  static final MethodHandle BN_MOD_EXP_MONT_CONSTTIME =
      function(
          "BN_mod_exp_mont_consttime",
          int.class,
          long.class,
          long.class,
          long.class,
          long.class,
          long.class,
          long.class);
  static final MethodHandle BN_MOD_MUL_MONTGOMERY =
      function(
          "BN_mod_mul_montgomery",
          int.class,
          long.class,
          long.class,
          long.class,
          long.class,
          long.class);
  static final MethodHandle BN_TO_MONTGOMERY =
      function("BN_to_montgomery", int.class, long.class, long.class, long.class, long.class);
  static final MethodHandle BN_FROM_MONTGOMERY =
      function("BN_from_montgomery", int.class, long.class, long.class, long.class, long.class);
  static final MethodHandle CRYPTO_MALLOC =
      insertArguments(
          function("CRYPTO_malloc", long.class, long.class, long.class, int.class), 1, 0L, 0);
  static final MethodHandle CRYPTO_CLEAR_FREE =
      insertArguments(
          function("CRYPTO_clear_free", void.class, long.class, long.class, long.class, int.class),
          2,
          0L,
          0);
  static final MethodHandle WRITE_BYTES = LIBRARY.linker().writer(byte.class);
  static final MethodHandle WRITE_LONGS = LIBRARY.linker().writer(long.class);
  static final MethodHandle READ_BYTES = LIBRARY.linker().reader(byte.class);

  private ForeignFunctions() {}

  private static MethodHandle function(String name, Class<?> result, Class<?>... parameters) {
    return LIBRARY.function(name, methodType(result, parameters));
  }
}
