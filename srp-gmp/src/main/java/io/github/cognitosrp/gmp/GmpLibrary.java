package io.github.cognitosrp.gmp;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;
import io.github.cognitosrp.modpow.spi.BackendUnavailableException;
import io.github.cognitosrp.modpow.support.ProcessMaps;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;

/** A libgmp that was loaded and stays loaded. Thread-safe. */
final class GmpLibrary {
  private static final int LIMB_BITS = 64;

  /** {@code RTLD_NOW}: a symbol that is missing shows while loading, not as a crash later. */
  private static final int RTLD_NOW = 2;

  /**
   * {@code RTLD_DEEPBIND} of glibc. A second libgmp in the process, loaded by other code with
   * {@code RTLD_GLOBAL}, would otherwise answer calls that this one makes to itself, with other
   * structures: that has crashed the JVM. Other C libraries ignore the bit.
   */
  private static final int RTLD_DEEPBIND = 8;

  /** Not to unload the library when JNA's handle is collected. */
  private static final int RTLD_NODELETE = 0x1000;

  /** {@code RTLD_LOCAL} and {@code RTLD_NODELETE} of macOS; the first is 0 elsewhere. */
  private static final int MACOS_LOCAL_NODELETE = 0x4 | 0x80;

  /** Handles of JNA where only they keep a library loaded. */
  private static final List<NativeLibrary> KEPT = new CopyOnWriteArrayList<>();

  private final Map<GmpFunction, Long> addresses;
  private final String description;

  /**
   * Bounds the native memory that calls hold at a time, for any number of threads, virtual ones
   * among them. More calls than processors finish no sooner; twice as many keep the processors busy
   * while some threads are suspended. A waiting thread holds nothing native, and a virtual one
   * frees its carrier.
   */
  private final Semaphore calls =
      new Semaphore(Math.max(4, 2 * Runtime.getRuntime().availableProcessors()));

  private GmpLibrary(Map<GmpFunction, Long> addresses, String description) {
    this.addresses = addresses;
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
    Map<GmpFunction, Long> addresses = new EnumMap<>(GmpFunction.class);
    for (GmpFunction function : GmpFunction.values()) {
      Pointer address = library.getGlobalVariableAddress(function.symbol());
      addresses.put(function, Pointer.nativeValue(address));
    }
    Pointer version = library.getGlobalVariableAddress("__gmp_version").getPointer(0);
    return new GmpLibrary(addresses, "GMP " + version.getString(0) + " " + origin);
  }

  String description() {
    return description;
  }

  long call(NativeFrame frame, GmpFunction function, long... arguments) {
    return frame.call(Objects.requireNonNull(addresses.get(function)), arguments);
  }

  /** The limbs of scratch space that a function {@code …_itch} asks for. */
  long scratchLimbs(GmpFunction itch, long... lengths) {
    try (NativeFrame frame = new NativeFrame(0)) {
      return call(frame, itch, lengths);
    }
  }

  /**
   * Memory for one call's operands, in limbs; waits, uninterruptibly, while too many are in use.
   */
  LimbArena arena(long limbs) {
    return new LimbArena(this, calls, limbs);
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
      long address = Pointer.nativeValue(library.getGlobalVariableAddress("__gmp_version"));
      String origin =
          ProcessMaps.fileAt(address).map(file -> "from " + file).orElse("of the system");
      return new LoadedFile(library, origin);
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
    if (Platform.isWindows()) {
      NativeLibrary library = NativeLibrary.getInstance(nameOrPath);
      KEPT.add(library);
      return library;
    }
    int flags = RTLD_NOW | (Platform.isMac() ? MACOS_LOCAL_NODELETE : RTLD_NODELETE);
    if (Platform.isLinux()) {
      flags |= RTLD_DEEPBIND;
    }
    return NativeLibrary.getInstance(nameOrPath, Map.of(Library.OPTION_OPEN_FLAGS, flags));
  }
}
