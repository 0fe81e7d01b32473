package io.github.cognitosrp.cognito;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.util.Arrays;
import java.util.regex.Pattern;

/** The rules for text, and its UTF-8. */
final class Text {
  /** Aliases are attribute values, which Cognito bounds to so many characters. */
  private static final int LONGEST_NAME = 2_048;

  /** Cognito takes 256; the rest is slack, so that a wrong password meets Cognito's own answer. */
  private static final int LONGEST_PASSWORD = 4_096;

  /** The type DeviceKeyType of the API reference: at most 55 characters of this pattern. */
  private static final Pattern DEVICE_KEY = Pattern.compile("[\\w-]+_[0-9a-f-]+");

  private static final int LONGEST_DEVICE_KEY = 55;

  static final String NAME_RULE =
      "must have 1 to " + LONGEST_NAME + " characters and no unpaired surrogate";
  static final String DEVICE_KEY_RULE =
      "must match [\\w-]+_[0-9a-f-]+ and have at most " + LONGEST_DEVICE_KEY + " characters";
  private static final String PASSWORD_RULE =
      "must have at most " + LONGEST_PASSWORD + " characters and no unpaired surrogate";

  private Text() {}

  static boolean isName(String text) {
    return !text.isEmpty() && text.length() <= LONGEST_NAME && UTF_8.newEncoder().canEncode(text);
  }

  static boolean isDeviceKey(String text) {
    return text.length() <= LONGEST_DEVICE_KEY && DEVICE_KEY.matcher(text).matches();
  }

  static String checkedName(String text, String name) {
    if (!isName(text)) {
      throw new InvalidInputException(name, NAME_RULE);
    }
    return text;
  }

  static String checkedDeviceKey(String text) {
    if (!isDeviceKey(text)) {
      throw new InvalidInputException("deviceKey", DEVICE_KEY_RULE);
    }
    return text;
  }

  /**
   * The UTF-8 of a secret, in an array of its own that the caller wipes. An unpaired surrogate is
   * refused: {@code String.getBytes} would turn it into a question mark and sign for another
   * password.
   */
  static byte[] secretUtf8(char[] secret, String name) {
    if (secret.length > LONGEST_PASSWORD) {
      throw new InvalidInputException(name, PASSWORD_RULE);
    }
    // Room for the longest encoding, so that no copy is left behind by an array that grew.
    byte[] room = new byte[3 * secret.length];
    try {
      ByteBuffer encoded = ByteBuffer.wrap(room);
      if (UTF_8.newEncoder().encode(CharBuffer.wrap(secret), encoded, true).isError()) {
        throw new InvalidInputException(name, PASSWORD_RULE);
      }
      return Arrays.copyOf(room, encoded.position());
    } finally {
      Arrays.fill(room, (byte) 0);
    }
  }
}
