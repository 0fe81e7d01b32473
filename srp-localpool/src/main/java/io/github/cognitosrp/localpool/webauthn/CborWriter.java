package io.github.cognitosrp.localpool.webauthn;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Map;

/**
 * Writes the CBOR (RFC 8949) of an authenticator: maps, integers, texts and byte strings. Reading
 * is WebAuthn4J's part; two ends on different code cannot share a mistake.
 */
public final class CborWriter {
  private static final int UNSIGNED = 0;
  private static final int NEGATIVE = 1;
  private static final int BYTES = 2;
  private static final int TEXT = 3;
  private static final int MAP = 5;
  private static final int MAJOR_SHIFT = 5;
  private static final int ONE_BYTE = 24;
  private static final int TWO_BYTES = 25;
  private static final int MAX_INLINE = 23;
  private static final int MAX_ONE_BYTE = 0xff;
  private static final int MAX_TWO_BYTES = 0xffff;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private CborWriter() {}

  /** A map in the order of its entries; values are Integer, String, byte[] or Map. */
  public static byte[] bytes(Map<?, ?> map) {
    CborWriter writer = new CborWriter();
    writer.write(map);
    return writer.out.toByteArray();
  }

  private void write(Object value) {
    if (value instanceof Integer number) {
      head(number < 0 ? NEGATIVE : UNSIGNED, number < 0 ? -1 - number : number);
    } else if (value instanceof String text) {
      byte[] utf8 = text.getBytes(UTF_8);
      head(TEXT, utf8.length);
      out.writeBytes(utf8);
    } else if (value instanceof byte[] bytes) {
      head(BYTES, bytes.length);
      out.writeBytes(bytes);
    } else if (value instanceof Map<?, ?> map) {
      head(MAP, map.size());
      map.forEach((key, item) -> {
        write(key);
        write(item);
      });
    } else {
      throw new IllegalArgumentException("no CBOR for " + value.getClass());
    }
  }

  private void head(int major, int argument) {
    if (argument > MAX_TWO_BYTES) {
      throw new IllegalArgumentException("longer than anything an authenticator sends");
    }
    if (argument <= MAX_INLINE) {
      out.write(major << MAJOR_SHIFT | argument);
    } else if (argument <= MAX_ONE_BYTE) {
      out.write(major << MAJOR_SHIFT | ONE_BYTE);
      out.write(argument);
    } else {
      out.write(major << MAJOR_SHIFT | TWO_BYTES);
      out.write(argument >>> Byte.SIZE);
      out.write(argument);
    }
  }
}
