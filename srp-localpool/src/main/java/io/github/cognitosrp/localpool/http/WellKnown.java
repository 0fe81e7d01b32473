package io.github.cognitosrp.localpool.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cognitosrp.localpool.token.SigningKey;
import io.github.cognitosrp.localpool.wire.Json;
import org.jspecify.annotations.Nullable;

/** The documents with which others verify the pool's tokens. Thread-safe. */
public final class WellKnown {
  private final String base;
  private final String issuer;
  private final SigningKey key;

  public WellKnown(String poolId, String issuer, SigningKey key) {
    this.base = "/" + poolId + "/.well-known/";
    this.issuer = issuer;
    this.key = key;
  }

  public @Nullable String document(String path) {
    if (path.equals(base + "jwks.json")) {
      return key.jwks();
    }
    if (path.equals(base + "openid-configuration")) {
      return openidConfiguration();
    }
    return null;
  }

  private String openidConfiguration() {
    ObjectNode json = Json.object();
    json.put("issuer", issuer);
    json.put("jwks_uri", issuer + "/.well-known/jwks.json");
    json.putArray("id_token_signing_alg_values_supported").add("RS256");
    json.putArray("subject_types_supported").add("public");
    return json.toString();
  }
}
