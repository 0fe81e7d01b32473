package io.github.cognitosrp.localpool.support;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Rules for what a program hands over. Messages name the argument and never hold its value. */
public final class Arguments {
  /** The type StringType of the API reference, which the values of requests have. */
  public static final int MAX_TEXT = 131_072;

  /** ArnType, the names of ClientPermissionType, and the aliases that a sign-in takes. */
  public static final int MAX_NAME = 2_048;

  /** ClientSecretType of the API reference. */
  public static final int MAX_SECRET = 64;

  /** RFC 1035, section 2.3.4. */
  public static final int MAX_HOST = 255;

  /** As long as a refresh token can hold; a year 9999 of the clock stays within java.time. */
  public static final Duration MAX_DURATION = Duration.ofDays(3650);

  private Arguments() {}

  /** Returns the value, or refuses null. */
  public static <T> T notNull(@Nullable T value, String name) {
    if (value == null) {
      throw new IllegalArgumentException(name + " must not be null");
    }
    return value;
  }

  /** A copy of an array; refuses null for it and in it. */
  public static <T> List<T> noneNull(T[] values, String name) {
    if (Arrays.stream(notNull(values, name)).anyMatch(Objects::isNull)) {
      throw new IllegalArgumentException(name + " must not hold null");
    }
    return List.of(values);
  }

  /** Returns a text of at most so many characters, or refuses it. */
  public static String text(String value, String name, int maxLength) {
    if (notNull(value, name).length() > maxLength) {
      throw new IllegalArgumentException(name + " has at most " + maxLength + " characters");
    }
    return value;
  }

  /** A copy of texts of at most so many characters; refuses null, and others. */
  public static List<String> texts(String[] values, String name, int maxLength) {
    List<String> texts = noneNull(values, name);
    texts.forEach(text -> text(text, name, maxLength));
    return texts;
  }

  /**
   * A copy of a map of texts; refuses null, and what raw types and parsers put into one. Made in
   * the pass that checks it, as the map may change.
   */
  public static Map<String, String> texts(Map<String, String> values, String name) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (Map.Entry<?, ?> entry : notNull(values, name).entrySet()) {
      if (entry == null
          || !(entry.getKey() instanceof String key)
          || !(entry.getValue() instanceof String value)) {
        throw new IllegalArgumentException(name + " must hold texts only");
      }
      texts.put(key, value);
    }
    return texts;
  }

  /** Returns a duration within bounds, or refuses it. */
  public static Duration between(Duration min, Duration max, Duration value, String name) {
    if (notNull(value, name).compareTo(min) < 0 || value.compareTo(max) > 0) {
      throw new IllegalArgumentException(name + " is " + min + " to " + max);
    }
    return value;
  }
}
