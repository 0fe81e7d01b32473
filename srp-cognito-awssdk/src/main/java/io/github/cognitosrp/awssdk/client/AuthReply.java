package io.github.cognitosrp.awssdk.client;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CognitoIdentityProviderResponse;

/**
 * What the operations of a sign-in answer: a challenge or a result.
 *
 * @param challenge the challenge's name as a string, which also holds names that are newer than the
 *     SDK
 */
public record AuthReply(
    @Nullable String challenge,
    @Nullable String session,
    Map<String, String> parameters,
    @Nullable AuthenticationResultType result,
    List<String> available) {

  /** Reads any of their responses, which have these fields in common but no type. */
  public static AuthReply of(CognitoIdentityProviderResponse response) {
    return new AuthReply(
        field(response, "ChallengeName", String.class).orElse(null),
        field(response, "Session", String.class).orElse(null),
        parameters(response),
        field(response, "AuthenticationResult", AuthenticationResultType.class).orElse(null),
        available(response));
  }

  private static Map<String, String> parameters(CognitoIdentityProviderResponse response) {
    Map<String, String> parameters = new LinkedHashMap<>();
    field(response, "ChallengeParameters", Map.class)
        .ifPresent(
            given -> ((Map<?, ?>) given).forEach((name, value) -> put(parameters, name, value)));
    return Collections.unmodifiableMap(parameters);
  }

  /** A JSON null is a parameter that is not there. */
  private static void put(
      Map<String, String> parameters, @Nullable Object name, @Nullable Object value) {
    if (name instanceof String key && value instanceof String text) {
      parameters.put(key, text);
    }
  }

  /** RespondToAuthChallenge has no such field. */
  private static List<String> available(CognitoIdentityProviderResponse response) {
    List<String> available = new ArrayList<>();
    field(response, "AvailableChallenges", List.class)
        .ifPresent(given ->
            ((List<?>) given)
                .forEach(name -> {
                  if (name instanceof String known) {
                    available.add(known);
                  }
                }));
    return List.copyOf(available);
  }

  private static <T> Optional<T> field(
      CognitoIdentityProviderResponse response, String name, Class<T> type) {
    return response.getValueForField(name, type);
  }

  public boolean asksFor(String name) {
    return name.equals(challenge);
  }

  /** Names only: parameters hold a secret block, results hold tokens. */
  @Override
  public String toString() {
    return "AuthReply[" + (result == null ? challenge : "tokens") + "]";
  }
}
