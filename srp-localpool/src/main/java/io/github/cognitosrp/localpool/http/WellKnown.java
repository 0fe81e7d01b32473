package io.github.cognitosrp.localpool.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cognitosrp.localpool.token.SigningKey;
import io.github.cognitosrp.localpool.wire.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The documents with which others verify the pools' tokens, and the health page. Thread-safe. */
public final class WellKnown {
  private static final String HEALTH_PATH = "/health";

  private final List<Issuer> issuers;

  /**
   * The issuer of one pool's tokens.
   *
   * @param uri the claim {@code iss}
   * @param base where the documents are, the same unless the pool was given another issuer
   */
  public record Issuer(String poolId, String uri, String base, SigningKey key) {}

  public WellKnown(List<Issuer> issuers) {
    this.issuers = List.copyOf(issuers);
  }

  @Nullable String document(String path) {
    if (path.equals(HEALTH_PATH) || path.equals("/")) {
      return Json.object().put("status", "ok").toString();
    }
    for (Issuer issuer : issuers) {
      String documents = "/" + issuer.poolId() + "/.well-known/";
      if (path.equals(documents + "jwks.json")) {
        return issuer.key().jwks();
      }
      if (path.equals(documents + "openid-configuration")) {
        return openidConfiguration(issuer);
      }
    }
    return null;
  }

  /**
   * OpenID Connect Discovery, section 3: the members that Cognito's own document has. Behind the
   * addresses of its hosted pages is nothing.
   */
  private static String openidConfiguration(Issuer issuer) {
    ObjectNode json = Json.object();
    json.put("issuer", issuer.uri())
        .put("jwks_uri", issuer.base() + "/.well-known/jwks.json")
        .put("authorization_endpoint", issuer.base() + "/oauth2/authorize")
        .put("token_endpoint", issuer.base() + "/oauth2/token")
        .put("userinfo_endpoint", issuer.base() + "/oauth2/userInfo")
        .put("revocation_endpoint", issuer.base() + "/oauth2/revoke")
        .put("end_session_endpoint", issuer.base() + "/logout");
    json.putArray("token_endpoint_auth_methods_supported")
        .add("client_secret_basic")
        .add("client_secret_post");
    json.putArray("response_types_supported").add("code").add("token");
    json.putArray("scopes_supported").add("openid").add("email").add("phone").add("profile");
    json.putArray("id_token_signing_alg_values_supported").add("RS256");
    json.putArray("subject_types_supported").add("public");
    return json.toString();
  }
}
