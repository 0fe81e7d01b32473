package io.github.cognitosrp.localpool;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A user who registers passkeys and signs in with them, over HTTP. */
final class PasskeyCaller {
  final PoolCaller caller;
  private final String username;

  PasskeyCaller(PoolCaller caller, String username) {
    this.caller = caller;
    this.username = username;
  }

  Map<String, Object> authorized(Map<String, ?> more) {
    Map<String, Object> body = new LinkedHashMap<>(more);
    body.put("AccessToken", caller.signIn(username, "correct horse").accessToken());
    return body;
  }

  String creationOptions() {
    return caller
        .call("StartWebAuthnRegistration", authorized(Map.of()))
        .json()
        .path("CredentialCreationOptions")
        .toString();
  }

  PoolCaller.Reply complete(String credential) {
    return caller.call(
        "CompleteWebAuthnRegistration", authorized(Map.of("Credential", json(credential))));
  }

  PoolCaller.Reply register(SoftwareAuthenticator browser) {
    return complete(browser.create(creationOptions()));
  }

  /** WEB_AUTHN, chosen by the user. */
  PoolCaller.Reply challenge() {
    PoolCaller.Reply choice = caller.initiate("USER_AUTH", Map.of("USERNAME", username));
    return caller.respond(
        "SELECT_CHALLENGE",
        choice.at("/Session"),
        Map.of("USERNAME", username, "ANSWER", "WEB_AUTHN"));
  }

  PoolCaller.Reply answer(PoolCaller.Reply challenge, String credential) {
    return caller.respond(
        "WEB_AUTHN",
        challenge.at("/Session"),
        Map.of("USERNAME", username, "CREDENTIAL", credential));
  }

  PoolCaller.Reply signIn(SoftwareAuthenticator browser) {
    PoolCaller.Reply challenge = challenge();
    return answer(challenge, browser.get(requestOptions(challenge)));
  }

  static String requestOptions(PoolCaller.Reply challenge) {
    return challenge.parameter("CREDENTIAL_REQUEST_OPTIONS");
  }

  static ObjectNode json(String text) {
    try {
      return (ObjectNode) PoolCaller.MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** The same JSON with a text changed. */
  static String with(String json, String pointer, UnaryOperator<String> change) {
    ObjectNode root = json(json);
    int last = pointer.lastIndexOf('/');
    JsonNode parent = root.at(pointer.substring(0, last));
    ((ObjectNode) parent).put(pointer.substring(last + 1), change.apply(root.at(pointer).asText()));
    return root.toString();
  }
}
