package io.github.cognitosrp.awssdk;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.cognitosrp.awssdk.support.Arguments;
import io.github.cognitosrp.awssdk.support.JsonText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;
import software.amazon.awssdk.protocols.jsoncore.JsonWriter;

/**
 * A FIDO2 challenge of the pool's own triggers, as {@code cognito-custom-auth} and the npm package
 * {@code amazon-cognito-passwordless-auth} make it: {@code fido2options}. The browser's {@code
 * navigator.credentials.get} takes {@link #credentialRequestOptions()}, and {@link #answerFor}
 * turns what it returns into the answer. Immutable, thread-safe.
 */
public final class Fido2Options {
  static final String PARAMETER = "fido2options";

  private final String challenge;
  private final @Nullable String relyingPartyId;
  private final @Nullable List<Credential> credentials;
  private final @Nullable String userVerification;
  private final @Nullable Long timeoutMillis;

  /** A credential that may answer. */
  private record Credential(String id, List<String> transports) {}

  private Fido2Options(String challenge, Map<String, JsonNode> options) {
    this.challenge = challenge;
    this.relyingPartyId = JsonText.text(options, "relyingPartyId").orElse(null);
    this.credentials = options.containsKey("credentials") ? credentials(options) : null;
    this.userVerification = JsonText.text(options, "userVerification").orElse(null);
    JsonNode timeout = options.get("timeout");
    this.timeoutMillis = timeout != null && timeout.isNumber() ? millis(timeout) : null;
  }

  /** The options of a parameter; fails if they are not. */
  static Fido2Options parse(String json) {
    Map<String, JsonNode> options = JsonText.object(json).orElseThrow(Fido2Options::unexpected);
    String challenge = JsonText.text(options, "challenge").orElseThrow(Fido2Options::unexpected);
    return new Fido2Options(challenge, options);
  }

  private static UnexpectedResponseException unexpected() {
    return UnexpectedResponseException.insteadOf(PARAMETER);
  }

  private static List<Credential> credentials(Map<String, JsonNode> options) {
    List<Credential> credentials = new ArrayList<>();
    for (JsonNode element : JsonText.array(options, "credentials")) {
      if (element.isObject()) {
        List<String> transports =
            JsonText.array(element.asObject(), "transports").stream()
                .filter(JsonNode::isString)
                .map(JsonNode::asString)
                .toList();
        JsonText.text(element.asObject(), "id")
            .ifPresent(id -> credentials.add(new Credential(id, transports)));
      }
    }
    return List.copyOf(credentials);
  }

  private static @Nullable Long millis(JsonNode number) {
    try {
      return Long.valueOf(number.asNumber());
    } catch (NumberFormatException ignored) {
      // A hint for the browser and no more.
      return null;
    }
  }

  /**
   * The domain that the credentials are for.
   *
   * @return the relying party's id; empty if the browser is to take the page's domain
   */
  public Optional<String> relyingPartyId() {
    return Optional.ofNullable(relyingPartyId);
  }

  /**
   * What the authenticator signs.
   *
   * @return random bytes in base64url
   */
  public String challenge() {
    return challenge;
  }

  /**
   * Which credentials may answer.
   *
   * @return their ids in base64url, unmodifiable; empty if the user may choose among all that the
   *     authenticator has for the domain
   */
  public List<String> credentialIds() {
    return credentials == null ? List.of() : credentials.stream().map(Credential::id).toList();
  }

  /**
   * What the browser needs.
   *
   * @return a JSON object (PublicKeyCredentialRequestOptionsJSON of WebAuthn, level 3), for {@code
   *     PublicKeyCredential.parseRequestOptionsFromJSON}
   */
  public String credentialRequestOptions() {
    JsonWriter json = JsonWriter.create();
    json.writeStartObject().writeFieldName("challenge").writeValue(challenge);
    if (relyingPartyId != null) {
      json.writeFieldName("rpId").writeValue(relyingPartyId);
    }
    if (credentials != null) {
      json.writeFieldName("allowCredentials").writeStartArray();
      credentials.forEach(credential -> write(credential, json));
      json.writeEndArray();
    }
    if (userVerification != null) {
      json.writeFieldName("userVerification").writeValue(userVerification);
    }
    if (timeoutMillis != null) {
      json.writeFieldName("timeout").writeValue(timeoutMillis.longValue());
    }
    json.writeEndObject();
    return new String(json.getBytes(), UTF_8);
  }

  private static void write(Credential credential, JsonWriter json) {
    json.writeStartObject();
    json.writeFieldName("type").writeValue("public-key");
    json.writeFieldName("id").writeValue(credential.id());
    json.writeFieldName("transports").writeStartArray();
    credential.transports().forEach(json::writeValue);
    json.writeEndArray().writeEndObject();
  }

  /**
   * Makes the answer of the browser's credential, which is not inspected beyond its members.
   *
   * @param credentialJson the credential as JSON (AuthenticationResponseJSON of WebAuthn, level 3),
   *     at most 65,536 characters
   * @return what {@link CustomAnswerRequired#answer(String)} takes
   * @throws IllegalArgumentException if it is {@code null} or no such credential
   */
  public static String answerFor(String credentialJson) {
    Map<String, JsonNode> credential =
        JsonText.object(Arguments.text(credentialJson, "credentialJson"))
            .orElseThrow(Fido2Options::notACredential);
    Map<String, JsonNode> response = JsonText.object(credential, "response");
    JsonWriter json = JsonWriter.create().writeStartObject();
    copy(credential, "id", json, "credentialIdB64");
    copy(response, "authenticatorData", json, "authenticatorDataB64");
    copy(response, "clientDataJSON", json, "clientDataJSON_B64");
    copy(response, "signature", json, "signatureB64");
    if (JsonText.text(response, "userHandle").isPresent()) {
      copy(response, "userHandle", json, "userHandleB64");
    }
    return new String(json.writeEndObject().getBytes(), UTF_8);
  }

  private static void copy(
      Map<String, JsonNode> object, String name, JsonWriter json, String newName) {
    json.writeFieldName(newName)
        .writeValue(JsonText.text(object, name).orElseThrow(Fido2Options::notACredential));
  }

  private static IllegalArgumentException notACredential() {
    return new IllegalArgumentException("credentialJson must be an AuthenticationResponseJSON");
  }

  /**
   * Names the relying party.
   *
   * @return no challenge and no credential
   */
  @Override
  public String toString() {
    return "Fido2Options[" + relyingPartyId().orElse("") + "]";
  }
}
