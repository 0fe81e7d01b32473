package io.github.cognitosrp.openssl;

import io.github.cognitosrp.modpow.spi.BackendUnavailableException;
import io.github.cognitosrp.modpow.spi.Hardening;
import io.github.cognitosrp.modpow.spi.ModPowBackend;
import io.github.cognitosrp.modpow.spi.ModPowProvider;
import io.github.cognitosrp.modpow.support.JnaFailure;
import org.jspecify.annotations.Nullable;

/**
 * Modular exponentiation with the libcrypto of OpenSSL 1.1.1 or 3.0 to 3.6, under the name {@code
 * openssl}: in constant time, as far as libcrypto's own code for this processor is. Needs a 64-bit
 * Java.
 *
 * <p>The library is the one that the system property {@value #LIBRARY_PROPERTY} names by its
 * absolute path, or else the system's, under its usual names. It is called through JNA. It is
 * loaded once and stays loaded as long as the process lives.
 *
 * <p>What cannot be promised: {@link java.math.BigInteger} is not made for secrets; it does not
 * keep leading zero words, and its copies in the Java heap cannot be wiped; nor can registers and
 * the stack of libcrypto. Our own copies are, in the Java heap and outside.
 *
 * <p>Thread-safe.
 */
public final class OpensslModPowProvider implements ModPowProvider {

  /** The system property that names the library's file, by its absolute path. */
  public static final String LIBRARY_PROPERTY = "cognitosrp.openssl.library";

  private static @Nullable OpensslBackend backend;

  /** Creates the provider; {@link java.util.ServiceLoader} calls this. */
  public OpensslModPowProvider() {}

  @Override
  public String name() {
    return "openssl";
  }

  @Override
  public Hardening hardening() {
    return Hardening.CONSTANT_TIME;
  }

  @Override
  public boolean loadsNativeCode() {
    return true;
  }

  @Override
  public ModPowBackend open() throws BackendUnavailableException {
    return sharedBackend();
  }

  /** One for the process: its prepared group is never freed. */
  private static synchronized OpensslBackend sharedBackend() throws BackendUnavailableException {
    OpensslBackend opened = backend;
    if (opened == null) {
      try {
        opened = new OpensslBackend(LibcryptoLoader.load());
      } catch (LinkageError | IllegalCallerException jnaFailed) {
        throw new BackendUnavailableException(JnaFailure.describe(jnaFailed));
      }
      backend = opened;
    }
    return opened;
  }
}
