package io.github.cognitosrp.cognito;

import java.util.Arrays;

/** HKDF with HMAC-SHA256 (RFC 5869), which the JDK has only since version 25. */
final class Hkdf {
  private static final int MAX_OUTPUT = 255 * Sha256.LENGTH;

  private Hkdf() {}

  /** RFC 5869, section 2.2. HMAC pads a key with zeros, so an empty salt needs no other one. */
  static byte[] extract(byte[] salt, byte[] inputKeyMaterial) {
    return Sha256.hmac(salt, inputKeyMaterial);
  }

  /** RFC 5869, section 2.3. */
  static byte[] expand(byte[] pseudorandomKey, byte[] info, int length) {
    if (length < 1 || length > MAX_OUTPUT) {
      throw new IllegalArgumentException("length must be 1 to " + MAX_OUTPUT);
    }
    byte[] output = new byte[length];
    byte[] block = {};
    for (int done = 0, counter = 1; done < length; done += Sha256.LENGTH, counter++) {
      byte[] next = Sha256.hmac(pseudorandomKey, block, info, new byte[] {(byte) counter});
      Arrays.fill(block, (byte) 0);
      block = next;
      System.arraycopy(block, 0, output, done, Math.min(Sha256.LENGTH, length - done));
    }
    Arrays.fill(block, (byte) 0);
    return output;
  }
}
