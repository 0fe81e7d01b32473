package io.github.cognitosrp.zkattest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigInteger;
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

  /** A copy, as later changes of the original must not count; read once, as it may change. */
  static <T> List<T> members(
      Collection<? extends T> values, String name, Class<T> type, int maxSize) {
    List<T> members = new ArrayList<>();
    for (Object value : notNull(values, name)) {
      if (members.size() == maxSize) {
        throw new IllegalArgumentException(name + " must be 1 to " + maxSize);
      }
      if (!type.isInstance(notNull(value, "a member of " + name))) {
        throw new IllegalArgumentException(
            "a member of " + name + " must be of type " + type.getSimpleName());
      }
      members.add(type.cast(value));
    }
    return members;
  }

  /** A number of Java's own class: an application's may answer otherwise each time. */
  static BigInteger number(BigInteger value, String name) {
    if (value.getClass() == BigInteger.class) {
      return value;
    }
    try {
      return new BigInteger(value.toByteArray());
    } catch (Exception e) {
      throw new IllegalArgumentException(name + " must be numbers", e);
    }
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
