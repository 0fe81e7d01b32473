package io.github.cognitosrp.openssl;

import java.util.List;
import java.util.Locale;

/** Where a libcrypto usually is: names for the system's loader to search, or absolute paths. */
final class LibcryptoNames {

  /**
   * Homebrew's and MacPorts' files. The unversioned libcrypto.dylib of macOS itself ends a process
   * that loads it, so no plain name is tried there.
   */
  private static final List<String> MACOS =
      List.of(
          "/opt/homebrew/opt/openssl@3/lib/libcrypto.3.dylib",
          "/usr/local/opt/openssl@3/lib/libcrypto.3.dylib",
          "/opt/local/libexec/openssl3/lib/libcrypto.3.dylib",
          "/opt/homebrew/opt/openssl@1.1/lib/libcrypto.1.1.dylib",
          "/usr/local/opt/openssl@1.1/lib/libcrypto.1.1.dylib");

  private static final List<String> WINDOWS_X64 =
      List.of("libcrypto-3-x64.dll", "libcrypto-1_1-x64.dll");
  private static final List<String> WINDOWS_ARM64 =
      List.of("libcrypto-3-arm64.dll", "libcrypto-1_1-arm64.dll");
  private static final List<String> OTHERS =
      List.of("libcrypto.so.3", "libcrypto.so.1.1", "libcrypto.so");

  private LibcryptoNames() {}

  static List<String> onThisSystem() {
    return of(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
  }

  static List<String> of(String osName, String osArch) {
    String system = osName.toLowerCase(Locale.ROOT);
    if (system.startsWith("mac")) {
      return MACOS;
    }
    if (system.startsWith("windows")) {
      return osArch.equals("aarch64") ? WINDOWS_ARM64 : WINDOWS_X64;
    }
    return OTHERS;
  }
}
