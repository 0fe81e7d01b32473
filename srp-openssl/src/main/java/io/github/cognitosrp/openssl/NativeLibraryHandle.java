package io.github.cognitosrp.openssl;

import com.sun.jna.Library;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A shared library that was loaded into the process, for the time in which its functions are looked
 * up. The library stays loaded after that. Whether it is a libcrypto is not known yet.
 */
final class NativeLibraryHandle {
  /** Missing symbols show now, not in a later call. */
  private static final int RTLD_NOW = 2;

  /** Not to unload the library when JNA's handle is collected; as in glibc, musl and the BSDs. */
  private static final int RTLD_NODELETE = 0x1000;

  /** {@code RTLD_LOCAL} and {@code RTLD_NODELETE} of macOS; the first is 0 elsewhere. */
  private static final int MACOS_LOCAL_NODELETE = 0x4 | 0x80;

  /** Handles of JNA where only they keep a library loaded. */
  private static final List<NativeLibrary> KEPT = new CopyOnWriteArrayList<>();

  private final NativeLibrary library;

  /**
   * Loads a library. JNA would add its symbols to the scope that every library loaded later is
   * linked against, in which another OpenSSL, or one of its relatives, has the same names.
   *
   * @param name an absolute path, or a name for the system's loader to search
   * @throws UnsatisfiedLinkError if it cannot be loaded
   */
  NativeLibraryHandle(String name) {
    if (Platform.isWindows()) {
      library = NativeLibrary.getInstance(name);
      KEPT.add(library);
    } else {
      int nodelete = Platform.isMac() ? MACOS_LOCAL_NODELETE : RTLD_NODELETE;
      library =
          NativeLibrary.getInstance(name, Map.of(Library.OPTION_OPEN_FLAGS, RTLD_NOW | nodelete));
    }
  }

  /** The address of a function, or 0 if the library has none of that name. */
  long find(String function) {
    try {
      return Pointer.nativeValue(library.getGlobalVariableAddress(function));
    } catch (UnsatisfiedLinkError absent) {
      return 0;
    }
  }
}
