package io.github.cognitosrp.awssdk.support;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;
import software.amazon.awssdk.protocols.jsoncore.JsonNodeParser;

/** Reads small JSON texts with the reader that the SDK has inside, which bounds their depth. */
public final class JsonText {
  /** Cognito's own bound for an answer is lower. */
  private static final int MAX_LENGTH = 65_536;

  private static final JsonNodeParser PARSER =
      JsonNodeParser.builder().removeErrorLocations(true).build();

  private JsonText() {}

  /** The members of the object that a text is; empty if it is none. */
  public static Optional<Map<String, JsonNode>> object(String json) {
    if (json.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(PARSER.parse(json))
          .filter(JsonNode::isObject)
          .map(JsonNode::asObject);
    } catch (RuntimeException ignored) {
      // The SDK documents no type for a text that is not JSON.
      return Optional.empty();
    }
  }

  /** A member that is a text; empty if there is none. */
  public static Optional<String> text(Map<String, JsonNode> object, String name) {
    return Optional.ofNullable(object.get(name)).filter(JsonNode::isString).map(JsonNode::asString);
  }

  /** The members of a member that is an object; none if it is not. */
  public static Map<String, JsonNode> object(Map<String, JsonNode> object, String name) {
    JsonNode member = object.get(name);
    return member != null && member.isObject() ? member.asObject() : Map.of();
  }

  /** The elements of a member that is an array; none if it is not. */
  public static List<JsonNode> array(Map<String, JsonNode> object, String name) {
    return elements(object.get(name));
  }

  private static List<JsonNode> elements(@Nullable JsonNode node) {
    return node != null && node.isArray() ? node.asArray() : List.of();
  }
}
