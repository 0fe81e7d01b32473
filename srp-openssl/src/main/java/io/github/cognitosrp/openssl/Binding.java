package io.github.cognitosrp.openssl;

import io.github.cognitosrp.modpow.spi.BackendUnavailableException;

/** A way to call native code. */
interface Binding {

  /** For people: comes after "through". */
  String name();

  /**
   * Loads a library.
   *
   * @param name an absolute path, or a name for the system's loader to search
   * @return the library
   * @throws LinkageError if there is none or it cannot be loaded
   * @throws BackendUnavailableException if no library can be loaded this way at all
   */
  LibraryFile load(String name) throws BackendUnavailableException;
}
