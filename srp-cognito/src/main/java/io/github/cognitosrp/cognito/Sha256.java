package io.github.cognitosrp.cognito;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * SHA-256 and HMAC-SHA256 over concatenated parts. HMAC is written out here for two reasons: {@code
 * javax.crypto.Mac} keeps copies of keys that cannot be wiped, and the first use of it loads all
 * security providers, which takes a large part of a program's first sign-in.
 */
final class Sha256 {
  static final int LENGTH = 32;

  private static final int BLOCK = 64;
  private static final byte INNER_PAD = 0x36;
  private static final byte OUTER_PAD = 0x5c;

  private Sha256() {}

  static byte[] digest(byte[]... parts) {
    MessageDigest sha256 = sha256();
    for (byte[] part : parts) {
      sha256.update(part);
    }
    return finished(sha256);
  }

  /** HMAC-SHA256 (RFC 2104). */
  static byte[] hmac(byte[] key, byte[]... parts) {
    byte[] shortKey = key.length > BLOCK ? digest(key) : Arrays.copyOf(key, key.length);
    byte[] pad = Arrays.copyOf(shortKey, BLOCK);
    byte[] inner = {};
    try {
      xor(pad, INNER_PAD);
      MessageDigest sha256 = sha256();
      sha256.update(pad);
      for (byte[] part : parts) {
        sha256.update(part);
      }
      inner = finished(sha256);
      xor(pad, INNER_PAD ^ OUTER_PAD);
      sha256.update(pad);
      sha256.update(inner);
      return finished(sha256);
    } finally {
      Arrays.fill(shortKey, (byte) 0);
      Arrays.fill(pad, (byte) 0);
      Arrays.fill(inner, (byte) 0);
    }
  }

  private static void xor(byte[] bytes, int mask) {
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] ^= (byte) mask;
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError("every Java has SHA-256", impossible);
    }
  }

  private static byte[] finished(MessageDigest sha256) {
    byte[] digest = sha256.digest();
    // The JDK's implementation keeps the last block of its input, unless it is reset.
    sha256.reset();
    return digest;
  }
}
