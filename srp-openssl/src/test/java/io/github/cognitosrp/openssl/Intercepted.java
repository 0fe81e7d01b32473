package io.github.cognitosrp.openssl;

import io.github.cognitosrp.modpow.spi.BackendUnavailableException;

/** The real libcrypto with an observer, or a source of faults, in between. */
abstract class Intercepted extends Libcrypto {
  Intercepted(Libcrypto real) {
    super(real);
  }

  /** Carries out one call, or something else. */
  abstract long intercept(LibcryptoFunction function, long[] arguments, Call real);

  /** The real call. */
  interface Call {
    long proceed();
  }

  @Override
  final long call(NativeFrame frame, LibcryptoFunction function, long... arguments) {
    return intercept(function, arguments, () -> super.call(frame, function, arguments));
  }

  static Libcrypto real() {
    try {
      return LibcryptoLoader.load();
    } catch (BackendUnavailableException missing) {
      throw new AssertionError("these tests run with a libcrypto: " + missing.getMessage());
    }
  }
}
