package io.github.cognitosrp.customauth.fido2;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** JSON under limits: size, depth, no duplicate names, nothing after the object. */
final class Json {
  /**
   * An attestation with certificates has some kilobytes; API Gateway lets ten megabytes through.
   */
  static final int MAX_CHARACTERS = 64 * 1024;

  private static final int MAX_DEPTH = 8;
  private static final int MAX_NAME_LENGTH = 64;
  private static final int MAX_NUMBER_LENGTH = 20;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MAX_DEPTH)
                          .maxNameLength(MAX_NAME_LENGTH)
                          .maxNumberLength(MAX_NUMBER_LENGTH)
                          .maxStringLength(MAX_CHARACTERS)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .build();

  private Json() {}

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** The object that a text is; empty if it is none or too large. */
  static Optional<ObjectNode> parse(String text) {
    if (text.length() > MAX_CHARACTERS) {
      return Optional.empty();
    }
    try {
      return MAPPER.readTree(text) instanceof ObjectNode object
          ? Optional.of(object)
          : Optional.empty();
    } catch (JacksonException ignored) {
      return Optional.empty();
    }
  }

  /** The text of a member; {@code null} if there is none or it is no text. */
  static @Nullable String text(JsonNode object, String member) {
    JsonNode value = object.get(member);
    return value != null && value.isString() ? value.stringValue() : null;
  }

  /** An object in JSON's terms. */
  @SuppressWarnings("unchecked")
  static Map<String, Object> map(ObjectNode object) {
    return MAPPER.convertValue(object, Map.class);
  }

  static ObjectNode of(Map<String, Object> map) {
    return MAPPER.valueToTree(map);
  }
}
