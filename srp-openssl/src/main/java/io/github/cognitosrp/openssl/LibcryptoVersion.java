package io.github.cognitosrp.openssl;

import com.sun.jna.Pointer;

/**
 * Which libraries are accepted. Fixed lengths, and so constant time, rest on how {@code
 * BN_with_flags} shares digits and on which functions read the number of digits. A self-test of
 * answers cannot see a change there, so only releases are used whose code was read (1.1.1) or that
 * this module's tests of lengths were run with (3.0, 3.5 and 3.6), and those between. Older ones
 * lack functions; LibreSSL, BoringSSL and AWS-LC differ inside.
 */
final class LibcryptoVersion {
  /** The newest minor version of OpenSSL 3 that was tested. */
  static final int MAX_MINOR = 6;

  private static final int OPENSSL_VERSION = 0;
  private static final long OPENSSL_1_1_1 = 0x10101;
  private static final long OPENSSL_3 = 0x3;

  private LibcryptoVersion() {}

  /** The library's own words, such as {@code OpenSSL 3.0.19 27 Jan 2026}. */
  static String textOf(NativeLibraryHandle library) {
    try (NativeFrame frame = new NativeFrame(0)) {
      long text = frame.call(library.find("OpenSSL_version"), OPENSSL_VERSION);
      return new Pointer(text).getString(0);
    }
  }

  /** Why the library is refused, or nothing. */
  static String defectOf(NativeLibraryHandle library) {
    if (library.find("OpenSSL_version") == 0 || library.find("OpenSSL_version_num") == 0) {
      return "not a libcrypto of OpenSSL 1.1.1 or 3";
    }
    String text = textOf(library);
    // AWS-LC calls itself "OpenSSL 1.1.1 (compatible; AWS-LC …)".
    if (!text.startsWith("OpenSSL ") || text.contains("(compatible")) {
      return "not OpenSSL but " + text;
    }
    String defect = defectOf(numberOf(library));
    if (!defect.isEmpty()) {
      return defect + ", is " + text;
    }
    for (LibcryptoFunction function : LibcryptoFunction.values()) {
      if (library.find(function.name()) == 0) {
        return text + " lacks " + function;
      }
    }
    return "";
  }

  /** The same for a version as {@code OpenSSL_version_num} gives it: 0xMNNFFPPS. */
  static String defectOf(long number) {
    if (number >>> 12 == OPENSSL_1_1_1) {
      return "";
    }
    if (number >>> 28 != OPENSSL_3) {
      return "needs OpenSSL 1.1.1 or 3";
    }
    long minor = number >>> 20 & 0xff;
    return minor <= MAX_MINOR ? "" : "newer than what was tested (3.0 to 3." + MAX_MINOR + ")";
  }

  private static long numberOf(NativeLibraryHandle library) {
    try (NativeFrame frame = new NativeFrame(0)) {
      return frame.call(library.find("OpenSSL_version_num")) & 0xffff_ffffL;
    }
  }
}
