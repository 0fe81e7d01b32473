package io.github.cognitosrp.customauth.fido2;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a challenge asks of the browser: the parameter {@code fido2options}, JSON.
 *
 * @param challenge in base64url
 * @param offered the ids of the credentials that may answer; {@code null} for any of the user's
 * @param mustVerifyUser whether an assertion without user verification is refused
 */
record RequestOptions(String challenge, @Nullable Set<String> offered, boolean mustVerifyUser) {
  static final String PARAMETER = "fido2options";

  /** A credential that is offered: its id and how its authenticator can be reached. */
  record Offer(String id, List<String> transports) {}

  /** The options of a new challenge. */
  static String json(RelyingParty party, String challenge, @Nullable List<Offer> offers) {
    ObjectNode options = Json.object();
    if (party.ids().size() == 1) {
      options.put("relyingPartyId", party.ids().get(0));
    }
    options.put("challenge", challenge);
    if (offers != null) {
      ArrayNode credentials = options.putArray("credentials");
      for (Offer offer : offers) {
        ObjectNode credential = credentials.addObject().put("id", offer.id());
        if (!offer.transports().isEmpty()) {
          ArrayNode transports = credential.putArray("transports");
          offer.transports().forEach(transports::add);
        }
      }
    }
    return options
        .put("timeout", party.signInTimeout().toMillis())
        .put("userVerification", party.userVerification().text())
        .toString();
  }

  /** The options as Cognito kept them, made here or by the npm package; empty if they are none. */
  static Optional<RequestOptions> parse(@Nullable String json) {
    return Optional.ofNullable(json)
        .flatMap(Json::parse)
        .flatMap(options ->
            Optional.ofNullable(Json.text(options, "challenge"))
                .map(challenge ->
                    new RequestOptions(
                        challenge, offered(options.get("credentials")), mustVerifyUser(options))));
  }

  private static boolean mustVerifyUser(ObjectNode options) {
    String verification = Json.text(options, "userVerification");
    return verification == null || verification.equals(UserVerification.REQUIRED.text());
  }

  private static @Nullable Set<String> offered(@Nullable JsonNode credentials) {
    if (credentials == null || !credentials.isArray()) {
      return null;
    }
    Set<String> ids = new HashSet<>();
    for (JsonNode credential : credentials) {
      String id = Json.text(credential, "id");
      if (id != null) {
        ids.add(id);
      }
    }
    return ids;
  }
}
