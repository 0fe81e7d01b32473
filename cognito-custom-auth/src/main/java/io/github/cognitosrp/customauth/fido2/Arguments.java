package io.github.cognitosrp.customauth.fido2;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Copies of what a caller hands over. */
final class Arguments {
  private Arguments() {}

  /** The entries whose names and values are texts; none of {@code null}. */
  static Map<String, String> texts(@Nullable Map<?, ?> map) {
    Map<String, String> texts = new HashMap<>();
    if (map != null) {
      map.forEach((key, value) -> {
        if (key instanceof String name && value instanceof String text) {
          texts.put(name, text);
        }
      });
    }
    return texts;
  }

  /**
   * An unmodifiable copy.
   *
   * @throws NullPointerException with the argument's name, if it or an element is {@code null}
   */
  static <T> List<T> list(@Nullable Collection<T> elements, String argument) {
    List<T> copy = new ArrayList<>();
    for (T element : Objects.requireNonNull(elements, argument)) {
      copy.add(Objects.requireNonNull(element, "an element of " + argument));
    }
    return List.copyOf(copy);
  }
}
