package io.github.cognitosrp.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads one line of UTF-8 text without leaving copies of it in memory. */
final class SecretLine {
  /** Cognito's passwords have at most 256 characters, its client secrets 64. */
  private static final int MAX_BYTES = 4096;

  /** Windows PowerShell 5.1 writes this in front of files and pipes; it is no part of the text. */
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private SecretLine() {}

  /**
   * Reads up to the end of the line, so that a pipe may stay open.
   *
   * @param line what the messages call it, such as "the first line of FILE"
   */
  static char[] read(InputStream in, String line) throws IOException {
    byte[] bytes = new byte[MAX_BYTES];
    try {
      int length = fill(bytes, in, line);
      if (length > 0 && bytes[length - 1] == '\r') {
        length--;
      }
      int start =
          Arrays.mismatch(bytes, BYTE_ORDER_MARK) == BYTE_ORDER_MARK.length
              ? BYTE_ORDER_MARK.length
              : 0;
      if (length <= start) {
        throw new CommandFailedException(line + " is empty");
      }
      return decode(ByteBuffer.wrap(bytes, start, length - start), line);
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  private static int fill(byte[] bytes, InputStream in, String line) throws IOException {
    int length = 0;
    for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
      if (next == 0) {
        // UTF-16 without a mark: its ASCII characters would pass for UTF-8.
        throw notUtf8(line);
      }
      if (length == MAX_BYTES) {
        throw new CommandFailedException(line + " is longer than " + MAX_BYTES + " bytes");
      }
      bytes[length++] = (byte) next;
    }
    return length;
  }

  private static char[] decode(ByteBuffer bytes, String line) {
    try {
      CharBuffer decoded = StandardCharsets.UTF_8.newDecoder().decode(bytes);
      char[] secret = new char[decoded.remaining()];
      decoded.get(secret);
      Arrays.fill(decoded.array(), '\0');
      return secret;
    } catch (CharacterCodingException ignored) {
      throw notUtf8(line);
    }
  }

  private static CommandFailedException notUtf8(String line) {
    return new CommandFailedException(
        line + " must be UTF-8 text; it is in another encoding, such as UTF-16");
  }
}
