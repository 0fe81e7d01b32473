package io.github.cognitosrp.gmp;

import io.github.cognitosrp.modpow.spi.BackendUnavailableException;
import org.jspecify.annotations.Nullable;

/**
 * The one libgmp of the process, or why there is none. Loading is tried once. This class names no
 * type of JNA, so that it can say that JNA is missing.
 */
final class SharedGmp {

  private SharedGmp() {}

  /** Loads libgmp or tells, each time in the same words, why that failed the first time. */
  static GmpLibrary library() throws BackendUnavailableException {
    if (Loaded.LIBRARY == null) {
      throw new BackendUnavailableException(Loaded.FAILURE);
    }
    return Loaded.LIBRARY;
  }

  private static final class Loaded {
    static final @Nullable GmpLibrary LIBRARY;
    static final String FAILURE;

    static {
      GmpLibrary library = null;
      String failure = "";
      try {
        library = GmpLibrary.load();
      } catch (BackendUnavailableException unavailable) {
        failure = String.valueOf(unavailable.getMessage());
      } catch (RuntimeException | Error fault) {
        // Out of memory as well: a class that fails to initialise would hide the reason for good.
        failure = inWords(fault);
      }
      LIBRARY = library;
      FAILURE = failure;
    }
  }

  private static String inWords(Throwable fault) {
    Throwable root = fault;
    for (int depth = 0; depth < 8 && root.getCause() != null; depth++) {
      root = root.getCause();
    }
    String message = String.valueOf(root.getMessage());
    // What System.load answers, since JDK 24, to a caller that has no native access.
    if (root instanceof IllegalCallerException) {
      return "native access is denied: allow it with --enable-native-access=ALL-UNNAMED, or"
          + " =com.sun.jna on the module path";
    }
    if (fault instanceof NoClassDefFoundError
        && message.replace('/', '.').contains("com.sun.jna")) {
      return "JNA is missing: add net.java.dev.jna:jna to the class path";
    }
    if (root instanceof UnsatisfiedLinkError) {
      return unpackingInWords(message);
    }
    return root.getClass().getSimpleName() + ": " + message;
  }

  /** JNA carries native code of its own, which it unpacks into a temporary folder. */
  private static String unpackingInWords(String message) {
    if (message.contains("not found in resource path")) {
      return "JNA has no native code for "
          + System.getProperty("os.name")
          + " on "
          + System.getProperty("os.arch");
    }
    if (Boolean.getBoolean("jna.nounpack")) {
      return "JNA must not unpack its native code (jna.nounpack) and finds none installed";
    }
    return "JNA cannot load its native code; jna.tmpdir must be a folder whose files may be"
        + " executed: "
        + message;
  }
}
