package io.github.cognitosrp.openssl;

import java.util.List;

/**
 * Which libraries are known to be sound here: OpenSSL 1.1.1 and 3. Older ones lack functions or the
 * fixed lengths on which constant time rests; LibreSSL, BoringSSL and AWS-LC have changed the
 * insides; what comes after 3 nobody has read yet.
 */
final class LibcryptoVersion {
  private static final int OPENSSL_VERSION = 0;
  private static final long OPENSSL_1_1_1 = 0x10101;
  private static final long OPENSSL_3 = 0x3;

  private static final List<String> FUNCTIONS =
      List.of(
          "BN_new",
          "BN_clear_free",
          "BN_clear",
          "BN_set_bit",
          "BN_with_flags",
          "BN_bin2bn",
          "BN_bn2binpad",
          "BN_CTX_new",
          "BN_CTX_free",
          "BN_MONT_CTX_new",
          "BN_MONT_CTX_set",
          "BN_MONT_CTX_free",
          "BN_mod_exp_mont_consttime",
          "BN_mod_mul_montgomery",
          "BN_to_montgomery",
          "BN_from_montgomery",
          "CRYPTO_malloc",
          "CRYPTO_clear_free");

  private LibcryptoVersion() {}

  /** The library's own words, such as {@code OpenSSL 3.0.19 27 Jan 2026}. */
  static String textOf(LibraryFile library) {
    return library.callForText("OpenSSL_version", OPENSSL_VERSION);
  }

  /** Why the library is refused, or nothing. */
  static String defectOf(LibraryFile library) {
    if (library.find("OpenSSL_version") == 0 || library.find("OpenSSL_version_num") == 0) {
      return "not a libcrypto of OpenSSL 1.1.1 or 3";
    }
    String text = textOf(library);
    // AWS-LC calls itself "OpenSSL 1.1.1 (compatible; AWS-LC …)".
    if (!text.startsWith("OpenSSL ") || text.contains("(compatible")) {
      return "not OpenSSL but " + text;
    }
    // 0xMNNFFPPS: major, minor, fix (patch in 3), patch, status.
    long number = library.callForNumber("OpenSSL_version_num") & 0xffff_ffffL;
    if (number >>> 12 != OPENSSL_1_1_1 && number >>> 28 != OPENSSL_3) {
      return "needs OpenSSL 1.1.1 or 3, is " + text;
    }
    for (String function : FUNCTIONS) {
      if (library.find(function) == 0) {
        return text + " lacks " + function;
      }
    }
    return "";
  }
}
