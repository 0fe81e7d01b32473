package io.github.cognitosrp.zkattest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rules for what a program hands over. Messages name the argument and never hold its value. */
final class Inputs {
  private static final int MAX_TEXT = 2_048;

  private Inputs() {}

  static <T> T notNull(@Nullable T value, String name) {
    if (value == null) {
      throw new IllegalArgumentException(name + " must not be null");
    }
    return value;
  }

  /** A copy, as later changes of the original must not count. */
  static <T> List<T> members(Collection<? extends T> values, String name) {
    List<T> copy = new ArrayList<>();
    for (T value : notNull(values, name)) {
      copy.add(notNull(value, "a member of " + name));
    }
    return List.copyOf(copy);
  }

  /** A text that is written down as it is: UTF-8 would replace an unpaired surrogate. */
  static String text(String value, String name) {
    if (notNull(value, name).isBlank()
        || value.length() > MAX_TEXT
        || !UTF_8.newEncoder().canEncode(value)) {
      throw new IllegalArgumentException(
          name
              + " must have 1 to "
              + MAX_TEXT
              + " characters, not all blank, and no unpaired surrogate");
    }
    return value;
  }
}
