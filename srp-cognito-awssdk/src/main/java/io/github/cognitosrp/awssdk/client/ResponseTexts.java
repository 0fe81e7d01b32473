package io.github.cognitosrp.awssdk.client;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

/**
 * The bound of all texts in Cognito's answers, whatever they mean. It is checked before anything is
 * parsed or copied: a later rule may be stricter.
 */
public final class ResponseTexts {
  /** The type StringType of the API reference, which the values of challenge parameters have. */
  public static final int MAX_TEXT = 131_072;

  private ResponseTexts() {}

  /**
   * The first field with a longer text: as its value, in a list or a map, as a name in a map, or in
   * a structure.
   */
  public static Optional<String> tooLong(SdkPojo response) {
    for (SdkField<?> field : response.sdkFields()) {
      if (!isBounded(field.getValueOrDefault(response))) {
        return Optional.of(field.locationName());
      }
    }
    return Optional.empty();
  }

  private static boolean isBounded(@Nullable Object value) {
    if (value instanceof String text) {
      return text.length() <= MAX_TEXT;
    }
    if (value instanceof Map<?, ?> map) {
      return isBounded(map.keySet()) && isBounded(map.values());
    }
    if (value instanceof Collection<?> collection) {
      return collection.stream().allMatch(ResponseTexts::isBounded);
    }
    return !(value instanceof SdkPojo structure) || tooLong(structure).isEmpty();
  }
}
