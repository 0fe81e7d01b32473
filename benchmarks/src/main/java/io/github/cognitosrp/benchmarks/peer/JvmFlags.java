package io.github.cognitosrp.benchmarks.peer;

import java.lang.module.ModuleFinder;
import java.util.ArrayList;
import java.util.List;

/** What every measured JVM is started with. */
public final class JvmFlags {
  private static final int NATIVE_ACCESS_SINCE = 22;
  private static final int UNSAFE_WARNINGS_SINCE = 23;
  private static final int VIRTUAL_THREADS_SINCE = 21;

  private JvmFlags() {}

  /**
   * The flags for one implementation.
   *
   * @param gmpLibrary the absolute path of the libgmp for {@link Implementation#GMP_TUNED}; empty
   *     if there is none
   */
  public static List<String> of(Implementation implementation, String gmpLibrary) {
    List<String> flags = new ArrayList<>();
    if (implementation.withVectorApi()
        && ModuleFinder.ofSystem().find("jdk.incubator.vector").isPresent()) {
      flags.add("--add-modules=jdk.incubator.vector");
    }
    if (Runtime.version().feature() >= NATIVE_ACCESS_SINCE) {
      flags.add("--enable-native-access=ALL-UNNAMED");
    }
    if (Runtime.version().feature() >= UNSAFE_WARNINGS_SINCE) {
      // JMH itself uses it.
      flags.add("--sun-misc-unsafe-memory-access=allow");
    }
    flags.addAll(implementation.jvmArguments());
    if (implementation == Implementation.GMP_TUNED) {
      flags.add("-Dcognitosrp.gmp.library=" + gmpLibrary);
    }
    return flags;
  }

  public static boolean hasVirtualThreads() {
    return Runtime.version().feature() >= VIRTUAL_THREADS_SINCE;
  }
}
