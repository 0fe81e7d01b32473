package io.github.cognitosrp.cognito.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;

/**
 * The UTF-8 of secrets. Leaves no copy: results are new arrays, which the caller wipes, and the
 * buffers are wiped here. They have the size of the longest result from the start, because a buffer
 * that grows leaves its old array behind.
 */
public final class SecretText {
  private static final int MAX_BYTES_PER_CHAR = 3;

  private SecretText() {}

  /**
   * Encodes a secret. An unpaired surrogate is refused: {@code String.getBytes} would turn it into
   * a question mark, which is another secret.
   *
   * @param secret the secret; not wiped
   * @return its UTF-8
   * @throws CharacterCodingException if the secret has an unpaired surrogate
   */
  public static byte[] encode(char[] secret) throws CharacterCodingException {
    byte[] buffer = new byte[MAX_BYTES_PER_CHAR * secret.length];
    try {
      ByteBuffer out = ByteBuffer.wrap(buffer);
      var result = UTF_8.newEncoder().encode(CharBuffer.wrap(secret), out, true);
      if (result.isError()) {
        result.throwException();
      }
      return Arrays.copyOf(buffer, out.position());
    } finally {
      Arrays.fill(buffer, (byte) 0);
    }
  }

  /**
   * Decodes a secret.
   *
   * @param utf8 the UTF-8 of the secret; not wiped
   * @return the secret
   * @throws CharacterCodingException if the bytes are not UTF-8
   */
  public static char[] decode(byte[] utf8) throws CharacterCodingException {
    char[] buffer = new char[utf8.length];
    try {
      CharBuffer out = CharBuffer.wrap(buffer);
      var result = UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8), out, true);
      if (result.isError()) {
        result.throwException();
      }
      return Arrays.copyOf(buffer, out.position());
    } finally {
      Arrays.fill(buffer, '\0');
    }
  }
}
