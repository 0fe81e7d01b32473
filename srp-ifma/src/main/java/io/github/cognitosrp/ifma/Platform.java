package io.github.cognitosrp.ifma;

import io.github.cognitosrp.modpow.spi.BackendUnavailableException;

/** Where the code can run, as far as Java itself can tell. */
final class Platform {
  private Platform() {}

  /** How functions are called on a system, named as in {@code os.name} and {@code os.arch}. */
  static CallingConvention conventionOf(String system, String architecture)
      throws BackendUnavailableException {
    boolean isX64 = architecture.equals("amd64") || architecture.equals("x86_64");
    if (isX64 && system.equals("Linux")) {
      return CallingConvention.SYSTEM_V;
    }
    if (isX64 && system.startsWith("Windows")) {
      return CallingConvention.WINDOWS;
    }
    throw new BackendUnavailableException(
        "needs Linux or Windows on x86-64, not " + system + " on " + architecture);
  }

  static void requireJna() throws BackendUnavailableException {
    try {
      Class.forName("com.sun.jna.Native");
    } catch (ClassNotFoundException missing) {
      throw new BackendUnavailableException("needs JNA: net.java.dev.jna:jna is not there");
    } catch (LinkageError broken) {
      Throwable cause = broken.getCause() == null ? broken : broken.getCause();
      throw new BackendUnavailableException("JNA does not work here: " + cause.getMessage());
    }
  }
}
