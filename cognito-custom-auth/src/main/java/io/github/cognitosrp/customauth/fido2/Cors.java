package io.github.cognitosrp.customauth.fido2;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The headers of an answer, with those that let a page on another host read it. */
final class Cors {
  private Cors() {}

  static Map<String, String> headers(@Nullable String origin, Set<String> allowedOrigins) {
    Map<String, String> headers = new HashMap<>(Fido2Api.Response.HEADERS);
    if (!allowedOrigins.isEmpty()) {
      headers.put("Vary", "Origin");
    }
    if (origin != null && allowedOrigins.contains(origin)) {
      headers.put("Access-Control-Allow-Origin", origin);
      headers.put("Access-Control-Allow-Methods", "POST");
      headers.put("Access-Control-Allow-Headers", "authorization,content-type");
      headers.put("Access-Control-Max-Age", "600");
    }
    return headers;
  }
}
