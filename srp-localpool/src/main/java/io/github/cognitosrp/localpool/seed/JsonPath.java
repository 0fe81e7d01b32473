package io.github.cognitosrp.localpool.seed;

import io.github.cognitosrp.localpool.wire.ServiceException;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Where in the file a value is, for errors: such as {@code pools[0].users[2].sub}. */
record JsonPath(String text) {
  static final JsonPath ROOT = new JsonPath("");

  JsonPath at(String member) {
    String shown = ServiceException.shown(member);
    return new JsonPath(text.isEmpty() ? shown : text + "." + shown);
  }

  JsonPath at(int index) {
    return new JsonPath(text + "[" + index + "]");
  }

  IllegalArgumentException wrong(String what) {
    return new IllegalArgumentException((text.isEmpty() ? "the file" : text) + ": " + what);
  }

  /** Runs what refuses values itself, and adds the path to its message. */
  <T> T check(Supplier<T> step) {
    try {
      return step.get();
    } catch (IllegalArgumentException e) {
      throw wrong(String.valueOf(e.getMessage()));
    }
  }

  String required(@Nullable String value) {
    if (value == null) {
      throw wrong("is missing");
    }
    return value;
  }

  /** Each item with its own path. */
  <T> void each(@Nullable List<T> items, BiConsumer<JsonPath, T> step) {
    if (items == null) {
      return;
    }
    for (int i = 0; i < items.size(); i++) {
      T item = items.get(i);
      if (item == null) {
        throw at(i).wrong("is missing");
      }
      step.accept(at(i), item);
    }
  }
}
