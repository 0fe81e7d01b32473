package io.github.cognitosrp.gmp;

import io.github.cognitosrp.modpow.spi.BackendUnavailableException;
import io.github.cognitosrp.modpow.spi.Hardening;
import io.github.cognitosrp.modpow.spi.ModPowBackend;
import io.github.cognitosrp.modpow.spi.ModPowProvider;

/**
 * GMP's constant-time exponentiation, under the name {@code gmp}.
 *
 * <p>May leak: the lengths of the modulus and {@code exponentBits}. Must not leak: exponents and
 * bases, through time or memory addresses, as far as GMP keeps its promise for {@code mpn_sec_powm}
 * (GMP manual, "Low-level Functions for cryptography"). Not covered: {@link java.math.BigInteger},
 * which does not keep leading zero words.
 *
 * <p>Leaves behind: nothing of a call in native memory, which is overwritten before it is freed.
 * The {@link java.math.BigInteger} arguments and the result stay in the Java heap until the garbage
 * collector reuses their memory, as may copies that it made of them or of the byte arrays that are
 * overwritten here; no library can wipe those.
 *
 * <p>Thread-safe.
 */
public final class GmpModPowProvider implements ModPowProvider {

  /**
   * The system property that chooses the libgmp of the process: the absolute path of a shared
   * library, or {@code system} for the one that the operating system finds. No fallback: where that
   * cannot be loaded, no other is. Read once, when a GMP backend is first needed.
   */
  public static final String LIBRARY_PROPERTY = "cognitosrp.gmp.library";

  /** Creates the provider; {@link java.util.ServiceLoader} calls this. */
  public GmpModPowProvider() {}

  @Override
  public String name() {
    return "gmp";
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
    return new GmpBackend(SharedGmp.library());
  }
}
