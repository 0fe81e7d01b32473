package io.github.cognitosrp.cognito;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** SHA-256 and HMAC-SHA256 over concatenated parts. */
final class Sha256 {
  static final int LENGTH = 32;

  private Sha256() {}

  static byte[] digest(byte[]... parts) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      for (byte[] part : parts) {
        sha256.update(part);
      }
      byte[] digest = sha256.digest();
      // The JDK's implementation keeps the last block of its input, unless it is reset.
      sha256.reset();
      return digest;
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError("every Java has SHA-256", impossible);
    }
  }

  /** HMAC-SHA256 (RFC 2104); the key has at least one byte. */
  static byte[] hmac(byte[] key, byte[]... parts) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      for (byte[] part : parts) {
        mac.update(part);
      }
      return mac.doFinal();
    } catch (GeneralSecurityException impossible) {
      throw new AssertionError("every Java has HmacSHA256", impossible);
    }
  }
}
