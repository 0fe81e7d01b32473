package io.github.cognitosrp.customauth.duo;

import io.github.cognitosrp.customauth.Verdict;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What Duo's identity token must say.
 *
 * <p>Source: OpenID Connect Core 1.0, section 3.1.3.7, and Duo, "OIDC Auth API".
 */
final class IdentityToken {
  /** How far the two clocks may be apart; Duo's own clients allow as much. */
  private static final int LEEWAY_SECONDS = 60;

  private IdentityToken() {}

  static Verdict check(String token, DuoSettings settings, String duoUser, String nonce) {
    Optional<JsonNode> verified = Jwt.verify(token, settings.secret());
    if (verified.isEmpty()) {
      return Verdict.refused("the id_token is not signed with this application's secret");
    }
    JsonNode claims = verified.get();
    long now = settings.now();
    if (!(settings.api() + DuoApi.TOKEN).equals(text(claims, "iss"))) {
      return refused("iss");
    }
    if (!isAudience(claims.path("aud"), settings.clientId())) {
      return refused("aud");
    }
    if (!claims.path("exp").isIntegralNumber()
        || claims.path("exp").longValue(0) <= now - LEEWAY_SECONDS) {
      return refused("exp");
    }
    if (!claims.path("iat").isIntegralNumber()
        || claims.path("iat").longValue(Long.MAX_VALUE) > now + LEEWAY_SECONDS) {
      return refused("iat");
    }
    if (!nonce.equals(text(claims, "nonce"))) {
      return refused("nonce");
    }
    if (!duoUser.equals(text(claims, "preferred_username"))) {
      return refused("preferred_username");
    }
    // A token is issued for a denied prompt, too.
    if (!"allow".equals(text(claims.path("auth_result"), "result"))) {
      return Verdict.refused("Duo's result is not allow");
    }
    return Verdict.accepted("Duo allows it");
  }

  private static Verdict refused(String claim) {
    return Verdict.refused("the id_token's " + claim + " is wrong");
  }

  private static boolean isAudience(JsonNode audience, String clientId) {
    JsonNode only = audience.isArray() && audience.size() == 1 ? audience.get(0) : audience;
    return clientId.equals(only.stringValue(null));
  }

  private static String text(JsonNode claims, String name) {
    return claims.path(name).stringValue("");
  }
}
