package io.github.cognitosrp.customauth.support;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Copies of maps that a caller hands over. Messages name the argument and hold no value. */
public final class Copies {
  private Copies() {}

  /**
   * An unmodifiable copy of a map of texts. A map from raw types or from a JSON parser may hold
   * anything, so that {@code Map.copyOf} alone would fail where the value is used.
   *
   * @param map a caller's
   * @param argument its name
   * @return the copy
   * @throws NullPointerException if the map, a name or a value is {@code null}
   * @throws IllegalArgumentException if a name or a value is no text
   */
  public static Map<String, String> texts(@Nullable Map<String, String> map, String argument) {
    Map<String, String> copy = new HashMap<>();
    for (Map.Entry<?, ?> entry : Objects.requireNonNull(map, argument).entrySet()) {
      copy.put(
          text(entry.getKey(), "a name in " + argument),
          text(entry.getValue(), "a value in " + argument));
    }
    return Map.copyOf(copy);
  }

  /**
   * An unmodifiable copy of a map in JSON's terms.
   *
   * @param map a caller's
   * @param argument its name
   * @return the copy
   * @throws NullPointerException if the map, a name or a value is {@code null}
   * @throws IllegalArgumentException if a name is no text
   */
  public static Map<String, Object> json(@Nullable Map<String, Object> map, String argument) {
    Map<String, Object> copy = new HashMap<>();
    for (Map.Entry<?, ?> entry : Objects.requireNonNull(map, argument).entrySet()) {
      copy.put(
          text(entry.getKey(), "a name in " + argument),
          Objects.requireNonNull(entry.getValue(), "a value in " + argument));
    }
    return Map.copyOf(copy);
  }

  private static String text(@Nullable Object member, String what) {
    if (Objects.requireNonNull(member, what) instanceof String text) {
      return text;
    }
    throw new IllegalArgumentException(what + " must be text");
  }
}
