package io.github.cognitosrp.modpow.spi;

/**
 * Names a backend and opens it. Found by {@link java.util.ServiceLoader}; needs a public
 * constructor without parameters.
 *
 * <p>Constructing a provider and asking for its name must be cheap and must not fail: libraries are
 * loaded in {@link #open()}.
 */
public interface ModPowProvider {

  /**
   * The name by which users ask for this backend. A backend that leaks says so in its name ({@code
   * …-vartime}); a plain name is a hardened backend.
   *
   * @return 1 to 32 characters of {@code a-z}, {@code 0-9} and {@code -}
   */
  String name();

  /**
   * What an observer of the running time learns of the exponents.
   *
   * @return the protection that every operation of the backend gives
   */
  Hardening hardening();

  /**
   * Whether {@link #open()} loads native code. A backend that does is not asked for the first
   * sign-in of a process while another hardened backend does not, because loading takes hundreds of
   * milliseconds.
   *
   * @return {@code true} if it does
   */
  boolean loadsNativeCode();

  /**
   * Loads what the backend needs. Called at most once in a process for each registry; the result is
   * kept.
   *
   * @return a backend that works, as far as it can tell; a self-test follows
   * @throws BackendUnavailableException if it cannot work here, with the reason. Anything else that
   *     is thrown counts as unavailable too.
   */
  ModPowBackend open() throws BackendUnavailableException;
}
