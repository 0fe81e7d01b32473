package io.github.cognitosrp.modpow;

import io.github.cognitosrp.modpow.spi.Hardening;
import java.util.List;

/**
 * The backends of this process: those that {@link java.util.ServiceLoader} finds with the class
 * loader of this library. Each is opened at most once, on first need, and handed out only after its
 * self-test passed; what is learned is kept for the life of the process.
 *
 * <p>The system property {@value #PROPERTY} names the backend that {@link #best()} must return.
 *
 * <p>Thread-safe.
 */
public final class ModPows {

  /** The system property that overrides the choice of {@link #best()} by a backend's name. */
  public static final String PROPERTY = "cognitosrp.modpow";

  private ModPows() {}

  /**
   * The backend to use unless one is asked for: hardened always; {@link Hardening#CONSTANT_TIME}
   * before {@link Hardening#BLINDED}; among equals, the fastest on this machine.
   *
   * <p>The first call does not wait until that order is known: it returns a hardened backend that
   * loads no native code, if there is one. A second later a daemon thread begins to open, test and
   * measure the others. So call this for each sign-in and do not keep the result; it takes
   * nanoseconds.
   *
   * @return a hardened backend that passed its self-test; or the one that {@value #PROPERTY} names
   * @throws ModPowUnavailableException if no hardened backend is ready, or if the one that {@value
   *     #PROPERTY} names is not
   */
  public static ModPow best() {
    return ModPowRegistry.ofThisLibrary().best();
  }

  /**
   * The backend of that name, and no other.
   *
   * @param name the backend's name, such as {@code bigint}
   * @return the backend
   * @throws ModPowUnavailableException if it is not installed or not ready; lists what is, and why
   *     the others are not
   * @throws IllegalArgumentException if the name is {@code null}
   */
  public static ModPow named(String name) {
    return ModPowRegistry.ofThisLibrary().named(name);
  }

  /**
   * The first of the named backends that is ready, otherwise {@link #best()}.
   *
   * @param names the backends' names, the most wanted first
   * @return a backend
   * @throws ModPowUnavailableException if none of them is ready and {@link #best()} has none
   * @throws IllegalArgumentException if a name is {@code null}
   */
  public static ModPow preferring(String... names) {
    return ModPowRegistry.ofThisLibrary().preferring(names);
  }

  /**
   * What is known now of all installed backends: opens none, loads no library, and measures
   * nothing. A backend that was not needed so far is {@link ModPowStatus.State#NOT_OPENED}.
   *
   * @return one row for each provider, and one for each that could not be loaded; those that {@link
   *     #best()} chooses among first, in their order, as soon as it is known
   */
  public static List<ModPowStatus> installed() {
    return ModPowRegistry.ofThisLibrary().installed();
  }

  /**
   * Opens, tests and measures all installed backends. The first call warms up all of them and
   * measures them until their code is compiled, at most 1,500 milliseconds for the latter: it takes
   * some seconds, and native libraries are loaded. Later calls take no time.
   *
   * @return the rows of {@link #installed()}, with nothing left to open
   */
  public static List<ModPowStatus> diagnose() {
    return ModPowRegistry.ofThisLibrary().diagnose();
  }
}
