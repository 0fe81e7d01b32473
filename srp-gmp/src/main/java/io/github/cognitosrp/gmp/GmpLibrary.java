package io.github.cognitosrp.gmp;

import com.sun.jna.FunctionMapper;
import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;
import io.github.cognitosrp.modpow.spi.BackendUnavailableException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;

/** A libgmp that was loaded, with {@link GmpFunctions} bound to it. Thread-safe. */
final class GmpLibrary {
  private static final int LIMB_BITS = 64;

  /** {@code RTLD_NOW}: a symbol that is missing shows while loading, not as a crash later. */
  private static final int RTLD_NOW = 2;

  /**
   * {@code RTLD_DEEPBIND} of glibc. A second libgmp in the process, which somebody else loaded with
   * {@code RTLD_GLOBAL}, would otherwise answer calls that this one makes to itself, with other
   * structures in mind: that has crashed the JVM. Other C libraries ignore the bit.
   */
  private static final int RTLD_DEEPBIND = 8;

  private final String description;

  /**
   * Bounds the native memory that calls hold at a time, however many threads come, virtual ones
   * among them. More calls than processors finish no sooner; twice as many keep the processors busy
   * while some threads are suspended. A waiting thread holds nothing native, and a virtual one
   * frees its carrier.
   */
  private final Semaphore calls =
      new Semaphore(Math.max(4, 2 * Runtime.getRuntime().availableProcessors()));

  private GmpLibrary(String description) {
    this.description = description;
  }

  static GmpLibrary load() throws BackendUnavailableException {
    if (Native.POINTER_SIZE != Long.BYTES) {
      throw new BackendUnavailableException("GMP is used on 64-bit systems only");
    }
    LoadedFile loaded = loadFirst();
    try {
      return bind(loaded.library(), loaded.origin());
    } catch (UnsatisfiedLinkError missing) {
      throw new BackendUnavailableException(
          "the libgmp " + loaded.origin() + " is none of version 6.0.0 or later");
    }
  }

  private static GmpLibrary bind(NativeLibrary library, String origin)
      throws BackendUnavailableException {
    int limbBits = library.getGlobalVariableAddress("__gmp_bits_per_limb").getInt(0);
    if (limbBits != LIMB_BITS) {
      throw new BackendUnavailableException(
          "the libgmp " + origin + " has limbs of " + limbBits + " bits, not " + LIMB_BITS);
    }
    Pointer version = library.getGlobalVariableAddress("__gmp_version");
    Native.register(GmpFunctions.class, library);
    return new GmpLibrary(
        "GMP "
            + version.getPointer(0).getString(0)
            + " "
            + origin
            + ", "
            + ProcessorCode.of(library));
  }

  String description() {
    return description;
  }

  /** Room for one call's operands, in limbs; waits, uninterruptibly, while too many are in use. */
  LimbArena arena(long limbs) {
    return new LimbArena(calls, limbs);
  }

  private record LoadedFile(NativeLibrary library, String origin) {}

  /** Once one libgmp is loaded no other is tried, whatever is wrong with it. */
  private static LoadedFile loadFirst() throws BackendUnavailableException {
    String wanted = System.getProperty(GmpModPowProvider.LIBRARY_PROPERTY, "").strip();
    if (wanted.equals("system")) {
      return system();
    }
    if (!wanted.isEmpty()) {
      return named(wanted);
    }
    GmpResource resource = GmpResource.find();
    if (resource != null) {
      try {
        return new LoadedFile(open(resource.unpacked().toString()), resource.origin());
      } catch (IOException | UnsatisfiedLinkError notLoadable) {
        return system();
      }
    }
    return system();
  }

  private static LoadedFile named(String wanted) throws BackendUnavailableException {
    if (!Path.of(wanted).isAbsolute()) {
      throw new BackendUnavailableException(
          GmpModPowProvider.LIBRARY_PROPERTY + " must be 'system' or an absolute path");
    }
    try {
      return new LoadedFile(open(wanted), "from " + wanted);
    } catch (UnsatisfiedLinkError notLoadable) {
      throw new BackendUnavailableException(
          GmpModPowProvider.LIBRARY_PROPERTY + " names a file that cannot be loaded: " + wanted);
    }
  }

  private static LoadedFile system() throws BackendUnavailableException {
    try {
      NativeLibrary library = open("gmp");
      String file = MappedFile.at(library.getGlobalVariableAddress("__gmp_version"));
      return new LoadedFile(library, file == null ? "of the system" : "from " + file);
    } catch (UnsatisfiedLinkError notInstalled) {
      throw new BackendUnavailableException(
          "no libgmp for "
              + Platform.RESOURCE_PREFIX
              + " could be loaded, neither from the class path nor from the system: install GMP"
              + " (Debian: libgmp10) or set "
              + GmpModPowProvider.LIBRARY_PROPERTY);
    }
  }

  private static NativeLibrary open(String nameOrPath) {
    Map<String, Object> options = new HashMap<>();
    FunctionMapper symbols = (library, method) -> GmpFunctions.SYMBOLS.get(method.getName());
    options.put(Library.OPTION_FUNCTION_MAPPER, symbols);
    options.put(Library.OPTION_CLASSLOADER, GmpLibrary.class.getClassLoader());
    if (Platform.isLinux()) {
      options.put(Library.OPTION_OPEN_FLAGS, RTLD_NOW | RTLD_DEEPBIND);
    }
    return NativeLibrary.getInstance(nameOrPath, options);
  }
}
