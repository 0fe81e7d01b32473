package io.github.cognitosrp.localpool.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The JSON body of one call, read with Cognito's validation errors. Used by one thread. */
public final class Request {
  private final ObjectNode body;
  private @Nullable String username;

  public Request(ObjectNode body) {
    this.body = body;
  }

  public String required(String name) {
    String value = optional(name);
    if (value == null || value.isEmpty()) {
      throw ServiceException.validation("Value null", name, "Member must not be null");
    }
    return value;
  }

  public @Nullable String optional(String name) {
    return text(body.get(name));
  }

  public boolean flag(String name) {
    JsonNode node = body.get(name);
    if (node == null || node.isNull()) {
      return false;
    }
    if (!node.isBoolean()) {
      throw ServiceException.serialization(name + " can not be converted to a Boolean");
    }
    return node.booleanValue();
  }

  /** An optional integer. */
  public @Nullable Integer integer(String name) {
    JsonNode node = body.get(name);
    if (node == null || node.isNull()) {
      return null;
    }
    if (!node.isInt()) {
      throw ServiceException.serialization(name + " can not be converted to an Integer");
    }
    return node.intValue();
  }

  /** The names of the members that are there. */
  public Set<String> members() {
    Set<String> names = new LinkedHashSet<>();
    body.fieldNames().forEachRemaining(names::add);
    return names;
  }

  /** Bytes in base64url, with padding or without. */
  public byte[] base64Url(String name) {
    try {
      return Base64.getUrlDecoder().decode(required(name));
    } catch (IllegalArgumentException e) {
      throw ServiceException.invalidParameter("Invalid " + name + ".");
    }
  }

  /** A list of strings; absent means empty. */
  public List<String> texts(String name) {
    JsonNode list = body.get(name);
    List<String> texts = new ArrayList<>();
    if (list != null) {
      list.forEach(item -> {
        String text = text(item);
        if (text != null) {
          texts.add(text);
        }
      });
    }
    return List.copyOf(texts);
  }

  /** A limit of a list; absent and 0 mean the most there can be. */
  public int limit(String name, int max) {
    JsonNode node = body.get(name);
    if (node == null || node.isNull()) {
      return max;
    }
    if (!node.isInt()) {
      throw ServiceException.serialization(name + " can not be converted to an Integer");
    }
    if (node.intValue() < 0 || node.intValue() > max) {
      throw ServiceException.validation(
          "Value", name, "Member must have value between 0 and " + max);
    }
    return node.intValue() == 0 ? max : node.intValue();
  }

  public @Nullable Request structure(String name) {
    JsonNode node = body.get(name);
    if (node == null || node.isNull()) {
      return null;
    }
    if (node instanceof ObjectNode object) {
      return new Request(object);
    }
    throw ServiceException.serialization("Unexpected field type");
  }

  /** A map of strings; absent means empty. */
  public Parameters parameters(String name) {
    Request map = structure(name);
    Map<String, String> values = new LinkedHashMap<>();
    if (map != null) {
      map.body
          .properties()
          .forEach(entry -> {
            String value = text(entry.getValue());
            if (value != null) {
              values.put(entry.getKey(), value);
            }
          });
    }
    return new Parameters(values);
  }

  /** A list of {@code {"Name": …, "Value": …}}; absent means empty. */
  public Map<String, String> attributes(String name) {
    Map<String, String> attributes = new LinkedHashMap<>();
    JsonNode list = body.get(name);
    if (list == null || list.isNull()) {
      return attributes;
    }
    if (!list.isArray()) {
      throw ServiceException.serialization("Unexpected field type");
    }
    for (JsonNode item : list) {
      if (!(item instanceof ObjectNode object)) {
        throw ServiceException.serialization("Unexpected field type");
      }
      Request attribute = new Request(object);
      String value = attribute.optional("Value");
      attributes.put(attribute.required("Name"), value == null ? "" : value);
    }
    return attributes;
  }

  /** Remembers the user that the call concerns, for the list of events. */
  public void setSubject(String name) {
    username = name.length() > Parameters.MAX_USERNAME_LENGTH ? null : name;
  }

  public @Nullable String username() {
    return username;
  }

  private static @Nullable String text(@Nullable JsonNode node) {
    if (node == null || node.isNull()) {
      return null;
    }
    if (!node.isTextual()) {
      throw ServiceException.serialization(
          node.getNodeType() + "_VALUE can not be converted to a String");
    }
    return node.textValue();
  }
}
