package io.github.cognitosrp.customauth;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads an event of a trigger that arrived as maps. What has another type counts as missing, and so
 * does a text that is longer than any of Cognito's.
 */
final class EventParts {
  /** The type StringType of the API reference, which the values of ChallengeResponses have. */
  static final int MAX_TEXT = 131_072;

  private final Map<String, Object> event;
  private final Map<String, Object> request;

  EventParts(Map<String, Object> event) {
    // Keys that raw types allow would fail in a sorted map.
    this.event = object(event);
    this.request = object(this.event.get("request"));
  }

  @Nullable String triggerSource() {
    return textOf(event.get("triggerSource"));
  }

  ChallengeRequest challengeRequest() {
    return request(
        textOf(event.get("userPoolId")),
        textOf(object(event.get("callerContext")).get("clientId")),
        textOf(event.get("userName")),
        texts(request.get("userAttributes")),
        texts(request.get("clientMetadata")),
        Boolean.TRUE.equals(request.get("userNotFound")));
  }

  static ChallengeRequest request(
      @Nullable String userPoolId,
      @Nullable String clientId,
      @Nullable String userName,
      Map<String, String> userAttributes,
      Map<String, String> clientMetadata,
      boolean userNotFound) {
    String name = textOf(userName);
    return new ChallengeRequest(
        Objects.requireNonNullElse(textOf(userPoolId), ""),
        Objects.requireNonNullElse(textOf(clientId), ""),
        Objects.requireNonNullElse(name, ""),
        userAttributes,
        clientMetadata,
        // A user without a name does not exist either.
        userNotFound || name == null);
  }

  List<Round> rounds() {
    List<Round> rounds = new ArrayList<>();
    if (request.get("session") instanceof List<?> session) {
      for (Object element : session) {
        Map<String, Object> round = object(element);
        rounds.add(
            new Round(
                textOf(round.get("challengeName")),
                Boolean.TRUE.equals(round.get("challengeResult")),
                textOf(round.get("challengeMetadata"))));
      }
    }
    return rounds;
  }

  @Nullable String text(String name) {
    return textOf(request.get(name));
  }

  Map<String, String> texts(String name) {
    return texts(request.get(name));
  }

  private static @Nullable String textOf(@Nullable Object value) {
    return value instanceof String text && text.length() <= MAX_TEXT ? text : null;
  }

  private static Map<String, Object> object(@Nullable Object value) {
    Map<String, Object> entries = new LinkedHashMap<>();
    if (value instanceof Map<?, ?> map) {
      map.forEach((name, member) -> entries.put(String.valueOf(name), member));
    }
    return entries;
  }

  /** The entries that are texts: Cognito's maps have no others. */
  static Map<String, String> texts(@Nullable Object value) {
    Map<String, String> texts = new LinkedHashMap<>();
    object(value)
        .forEach((name, member) -> {
          String text = textOf(member);
          if (text != null && name.length() <= MAX_TEXT) {
            texts.put(name, text);
          }
        });
    return texts;
  }
}
