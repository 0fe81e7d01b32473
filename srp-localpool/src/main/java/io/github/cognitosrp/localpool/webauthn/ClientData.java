package io.github.cognitosrp.localpool.webauthn;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cognitosrp.localpool.wire.Json;

/** What a browser adds to what its authenticator signs: WebAuthn, level 3, section 5.8.1. */
public record ClientData(String type, String challenge, String origin, boolean crossOrigin) {

  public static ClientData parse(byte[] bytes) {
    ObjectNode json = Json.parseParameter("clientDataJSON", bytes);
    return new ClientData(
        json.path("type").asText(),
        json.path("challenge").asText(),
        json.path("origin").asText(),
        json.path("crossOrigin").asBoolean());
  }

  public boolean is(String wantedType, String wantedChallenge) {
    return type.equals(wantedType) && challenge.equals(wantedChallenge) && !crossOrigin;
  }
}
