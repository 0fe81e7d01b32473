package io.github.cognitosrp.customauth.dynamodb;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** JSON's terms as DynamoDB's, the way the document client of JavaScript's SDK writes them. */
final class JsonValues {
  /** DynamoDB's limit. Objects that hold themselves would nest for ever. */
  private static final int MAX_DEPTH = 32;

  private JsonValues() {}

  static AttributeValue of(Object value) {
    return of(value, MAX_DEPTH);
  }

  private static AttributeValue of(Object value, int depth) {
    Objects.requireNonNull(value, "a value in options");
    if (depth == 0) {
      throw new IllegalArgumentException("options must nest at most " + MAX_DEPTH + " levels deep");
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, AttributeValue> members = new HashMap<>();
      map.forEach((name, member) -> members.put(String.valueOf(name), of(member, depth - 1)));
      return AttributeValue.fromM(members);
    }
    if (value instanceof List<?> list) {
      List<AttributeValue> elements = new ArrayList<>();
      list.forEach(element -> elements.add(of(element, depth - 1)));
      return AttributeValue.fromL(elements);
    }
    if (value instanceof Number number) {
      return AttributeValue.fromN(number.toString());
    }
    return value instanceof Boolean truth
        ? AttributeValue.fromBool(truth)
        : AttributeValue.fromS(value.toString());
  }

  /** The map that a value is; empty if it is none. */
  static Map<String, Object> map(@Nullable AttributeValue value) {
    Map<String, Object> map = new HashMap<>();
    if (value != null && value.hasM()) {
      value
          .m()
          .forEach((name, member) -> {
            Object json = json(member);
            if (json != null) {
              map.put(name, json);
            }
          });
    }
    return map;
  }

  /** {@code null} for what JSON does not have. */
  private static @Nullable Object json(AttributeValue value) {
    if (value.hasM()) {
      return map(value);
    }
    if (value.hasL()) {
      List<Object> list = new ArrayList<>();
      value
          .l()
          .forEach(element -> {
            Object json = json(element);
            if (json != null) {
              list.add(json);
            }
          });
      return list;
    }
    if (value.n() != null) {
      return new BigDecimal(value.n());
    }
    return value.bool() != null ? value.bool() : value.s();
  }
}
