package io.github.cognitosrp.localpool.wire;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** AuthParameters or ChallengeResponses: a flat map of strings. */
public record Parameters(Map<String, String> values) {
  public static final int MAX_USERNAME_LENGTH = 128;

  public String required(String name) {
    String value = values.get(name);
    if (value == null || value.isEmpty()) {
      throw ServiceException.invalidParameter("Missing required parameter " + name);
    }
    return value;
  }

  public String username() {
    String username = required("USERNAME");
    if (username.length() > MAX_USERNAME_LENGTH) {
      throw ServiceException.validation(
          "Value", "username", "Member must have length less than or equal to 128");
    }
    return username;
  }

  public @Nullable String optional(String name) {
    return values.get(name);
  }

  public boolean has(String name) {
    return values.containsKey(name);
  }
}
