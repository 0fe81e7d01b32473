package io.github.cognitosrp.customauth.fido2;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/** Bytes as text, and their hash. */
final class Encoding {
  private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();
  private static final int UUID_BYTES = 16;

  private Encoding() {}

  static String base64Url(byte[] bytes) {
    return URL.encodeToString(bytes);
  }

  static String base64Url(UUID id) {
    return base64Url(
        ByteBuffer.allocate(UUID_BYTES)
            .putLong(id.getMostSignificantBits())
            .putLong(id.getLeastSignificantBits())
            .array());
  }

  /**
   * The bytes of a text in either alphabet of base64, with or without padding, as the npm package
   * takes them; empty if it is none or longer.
   */
  static Optional<byte[]> decode(String text, int maxBytes) {
    // Four characters for three bytes, and two of padding.
    if (text.length() > maxBytes / 3 * 4 + 6) {
      return Optional.empty();
    }
    String url = text.replace('+', '-').replace('/', '_').replaceFirst("={1,2}$", "");
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(url);
      // Not two texts for the same bytes: an id is looked up by its text.
      return bytes.length <= maxBytes && base64Url(bytes).equals(url)
          ? Optional.of(bytes)
          : Optional.empty();
    } catch (IllegalArgumentException ignored) {
      return Optional.empty();
    }
  }

  static byte[] sha256(byte[]... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (byte[] part : parts) {
        digest.update(part);
      }
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
