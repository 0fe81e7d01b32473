package io.github.cognitosrp.gmp;

import io.github.cognitosrp.modpow.spi.BackendUnavailableException;
import io.github.cognitosrp.modpow.support.JnaFailure;
import org.jspecify.annotations.Nullable;

/**
 * The one libgmp of the process, or why there is none. Loading is tried once. This class names no
 * type of JNA, so that it can say that JNA is missing.
 */
final class SharedGmp {
  private static @Nullable GmpLibrary library;
  private static String failure = "";

  private SharedGmp() {}

  /** Loads libgmp, or gives the reason for which that failed the first time. */
  static synchronized GmpLibrary library() throws BackendUnavailableException {
    GmpLibrary loaded = library;
    if (loaded == null && failure.isEmpty()) {
      try {
        loaded = GmpLibrary.load();
        library = loaded;
      } catch (BackendUnavailableException unavailable) {
        failure = String.valueOf(unavailable.getMessage());
      } catch (OutOfMemoryError momentary) {
        throw momentary;
      } catch (RuntimeException | Error fault) {
        failure = JnaFailure.describe(fault);
      }
    }
    if (loaded == null) {
      throw new BackendUnavailableException(failure);
    }
    return loaded;
  }
}
