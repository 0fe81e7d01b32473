package io.github.cognitosrp.cognito;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.cognitosrp.cognito.internal.SecretText;
import java.nio.charset.CharacterCodingException;
import org.jspecify.annotations.Nullable;

/** The rules for what the program hands over. Lengths are checked before content. */
final class InputRules {
  /** Aliases are attribute values, which Cognito bounds to this number of characters. */
  private static final int MAX_NAME = 2_048;

  /** Cognito takes 256; the headroom lets a longer wrong password meet Cognito's own answer. */
  private static final int MAX_SECRET = 4_096;

  /** The type DeviceKeyType of the API reference. */
  private static final int MAX_DEVICE_KEY = 55;

  private static final String DIGITS = "0123456789";
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

  /** What {@code [0-9a-zA-Z]} matches. */
  static final String ALPHANUMERIC = DIGITS + LETTERS;

  /** The type StringType of the API reference, which the values of AuthParameters have. */
  private static final int MAX_REFRESH_TOKEN = 131_072;

  static final String NAME_RULE =
      "must have 1 to " + MAX_NAME + " characters and no unpaired surrogate";
  static final String DEVICE_KEY_RULE =
      "must match [\\w-]+_[0-9a-f-]+ and have at most " + MAX_DEVICE_KEY + " characters";
  private static final String PASSWORD_RULE =
      "must have at most " + MAX_SECRET + " characters and no unpaired surrogate";

  private InputRules() {}

  static <T> T notNull(@Nullable T value, String name) {
    if (value == null) {
      throw new InvalidInputException(name, "must not be null");
    }
    return value;
  }

  static boolean isName(String text) {
    return !text.isEmpty() && text.length() <= MAX_NAME && UTF_8.newEncoder().canEncode(text);
  }

  static String checkedName(String text, String name) {
    if (!isName(notNull(text, name))) {
      throw new InvalidInputException(name, NAME_RULE);
    }
    return text;
  }

  /** The last underscore ends the first half: the second half has none. */
  static boolean isDeviceKey(String text) {
    int underscore = text.lastIndexOf('_');
    return text.length() <= MAX_DEVICE_KEY
        && consistsOf(text, 0, underscore, ALPHANUMERIC + "_-")
        && consistsOf(text, underscore + 1, text.length(), DIGITS + "abcdef-");
  }

  /**
   * Whether a part of a text has at least one character and only these. Loops, and not regular
   * expressions: those take milliseconds in a program's first sign-in.
   */
  static boolean consistsOf(String text, int start, int end, String characters) {
    for (int i = start; i < end; i++) {
      if (characters.indexOf(text.charAt(i)) < 0) {
        return false;
      }
    }
    return start < end;
  }

  static String checkedDeviceKey(String text) {
    if (!isDeviceKey(notNull(text, "deviceKey"))) {
      throw new InvalidInputException("deviceKey", DEVICE_KEY_RULE);
    }
    return text;
  }

  static String checkedRefreshToken(String text) {
    int length = notNull(text, "refreshToken").length();
    if (length == 0 || length > MAX_REFRESH_TOKEN) {
      throw new InvalidInputException(
          "refreshToken", "must have 1 to " + MAX_REFRESH_TOKEN + " characters");
    }
    return text;
  }

  /** The UTF-8 of a password, in a new array that the caller wipes. */
  static byte[] passwordUtf8(char[] password, String name) {
    if (notNull(password, name).length > MAX_SECRET) {
      throw new InvalidInputException(name, PASSWORD_RULE);
    }
    try {
      return SecretText.encode(password);
    } catch (CharacterCodingException expected) {
      throw new InvalidInputException(name, PASSWORD_RULE);
    }
  }

  /** Like {@link #passwordUtf8}, for a secret that is never empty. */
  static byte[] secretUtf8(char[] secret, String name) {
    if (notNull(secret, name).length == 0) {
      throw new InvalidInputException(name, "must not be empty");
    }
    return passwordUtf8(secret, name);
  }
}
