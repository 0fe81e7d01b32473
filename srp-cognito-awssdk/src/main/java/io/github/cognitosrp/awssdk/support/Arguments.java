package io.github.cognitosrp.awssdk.support;

import io.github.cognitosrp.cognito.internal.SecretText;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rules for what a program hands over. Messages name the argument and never hold its value. */
public final class Arguments {
  /** The type UsernameType of the API reference has 128; sign-in takes aliases of 2,048. */
  private static final int MAX_USERNAME = 2_048;

  /** The type StringType of the API reference, which the values of requests have. */
  private static final int MAX_TEXT = 131_072;

  /** The bound of {@code srp-cognito}; Cognito takes 256. */
  private static final int MAX_PASSWORD = 4_096;

  private Arguments() {}

  /** Returns the value, or refuses {@code null}. */
  public static <T> T notNull(@Nullable T value, String name) {
    if (value == null) {
      throw new IllegalArgumentException(name + " must not be null");
    }
    return value;
  }

  /** Returns a text of at most 131,072 characters without unpaired surrogates, or refuses it. */
  public static String text(String value, String name) {
    if (notNull(value, name).length() > MAX_TEXT) {
      throw tooLong(name);
    }
    if (!isWellFormed(value)) {
      throw new IllegalArgumentException(name + " must not have an unpaired surrogate");
    }
    return value;
  }

  /** Returns a password that {@code srp-cognito} takes too, or refuses it. */
  public static char[] password(char[] value, String name) {
    if (notNull(value, name).length > MAX_PASSWORD) {
      throw noPassword(name);
    }
    try {
      Arrays.fill(SecretText.encode(value), (byte) 0);
    } catch (CharacterCodingException expected) {
      throw noPassword(name);
    }
    return value;
  }

  private static IllegalArgumentException noPassword(String name) {
    return new IllegalArgumentException(
        name + " must have at most " + MAX_PASSWORD + " characters and no unpaired surrogate");
  }

  private static IllegalArgumentException tooLong(String name) {
    return new IllegalArgumentException(
        name + " must not be longer than " + MAX_TEXT + " characters");
  }

  /**
   * Copies a map, or refuses {@code null} for it, and a name or a value that is no text or that
   * {@link #text} refuses.
   */
  public static Map<String, String> copy(@Nullable Map<String, String> map, String name) {
    Map<String, String> copy = new HashMap<>();
    // A map from raw types or from a JSON parser may hold anything.
    for (Map.Entry<?, ?> entry : notNull(map, name).entrySet()) {
      notNull(entry, "an entry of " + name);
      copy.put(
          member(entry.getKey(), "a name in " + name),
          member(entry.getValue(), "a value in " + name));
    }
    return Map.copyOf(copy);
  }

  private static String member(@Nullable Object member, String name) {
    if (notNull(member, name) instanceof String text) {
      return text(text, name);
    }
    throw new IllegalArgumentException(name + " must be text");
  }

  /** Whether a text can be a user's name: 1 to 2,048 characters, no unpaired surrogate. */
  public static boolean isUsername(@Nullable String text) {
    return text != null && !text.isEmpty() && text.length() <= MAX_USERNAME && isWellFormed(text);
  }

  /** Whether a text has no unpaired surrogate, which UTF-8 would replace by a question mark. */
  public static boolean isWellFormed(String text) {
    return StandardCharsets.UTF_8.newEncoder().canEncode(text);
  }
}
