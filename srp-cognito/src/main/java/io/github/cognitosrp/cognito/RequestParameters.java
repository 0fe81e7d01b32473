package io.github.cognitosrp.cognito;

import io.github.cognitosrp.cognito.internal.CognitoNames;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parameters of one request, in a fixed order. */
final class RequestParameters {
  private final Map<String, String> map = new LinkedHashMap<>();

  /** USERNAME and the SECRET_HASH over that very name. */
  static RequestParameters of(String username, AppClient appClient) {
    return new RequestParameters()
        .with(CognitoNames.USERNAME, username)
        .with(CognitoNames.SECRET_HASH, appClient.secretHash(username).orElse(null));
  }

  RequestParameters with(String key, @Nullable String value) {
    if (value != null) {
      map.put(key, value);
    }
    return this;
  }

  Map<String, String> toMap() {
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }
}
