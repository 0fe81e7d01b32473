package io.github.cognitosrp.localpool.trigger;

import io.github.cognitosrp.localpool.wire.ServiceException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of the {@code response} that a function returned. A member of another type than the
 * documented one is what Cognito calls an unrecognizable output.
 */
public record TriggerResponse(Map<?, ?> members) {

  public boolean has(String name) {
    return members.containsKey(name);
  }

  public @Nullable Object value(String name) {
    return members.get(name);
  }

  public boolean flag(String name) {
    Object value = members.get(name);
    if (value != null && !(value instanceof Boolean)) {
      throw unrecognizable();
    }
    return Boolean.TRUE.equals(value);
  }

  public @Nullable String text(String name) {
    Object value = members.get(name);
    if (value != null && !(value instanceof String)) {
      throw unrecognizable();
    }
    return (String) value;
  }

  /** A list of strings; empty if it is not there. */
  public List<String> texts(String name) {
    Object value = members.get(name);
    List<String> texts = new ArrayList<>();
    if (value instanceof List<?> list) {
      for (Object item : list) {
        if (!(item instanceof String text)) {
          throw unrecognizable();
        }
        texts.add(text);
      }
    } else if (value != null) {
      throw unrecognizable();
    }
    return texts;
  }

  /** An object; empty if it is not there. */
  public TriggerResponse part(String name) {
    Object value = members.get(name);
    if (value == null) {
      return new TriggerResponse(Map.of());
    }
    if (value instanceof Map<?, ?> map) {
      return new TriggerResponse(map);
    }
    throw unrecognizable();
  }

  /** An object of strings; empty if it is not there. */
  public Map<String, String> textMap(String name) {
    return map(
        name,
        value -> {
          if (value instanceof String text) {
            return text;
          }
          throw unrecognizable();
        });
  }

  /** An object of any values, without those that are null. */
  public Map<String, Object> objectMap(String name) {
    return map(name, value -> value);
  }

  private <T> Map<String, T> map(String name, Function<Object, T> read) {
    Map<String, T> map = new LinkedHashMap<>();
    part(name)
        .members
        .forEach((key, value) -> {
          if (value != null) {
            map.put(String.valueOf(key), read.apply(value));
          }
        });
    return map;
  }

  public static ServiceException unrecognizable() {
    return new ServiceException("InvalidLambdaResponseException", "Unrecognizable lambda output");
  }
}
