package io.github.cognitosrp.customauth.fido2;

import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.authenticator.AuthenticatorData;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the browser made of a registration's options, as the npm package's front end sends it.
 * Nobody changes the arrays.
 */
final class RegistrationResponse {
  /**
   * A credential id of 1,023 bytes, and an attestation with a few certificates. Not more: for CBOR
   * tags in tags the parser takes memory with the square of the length.
   */
  private static final int MAX_ATTESTATION_BYTES = 8 * 1024;

  private static final int MAX_CLIENT_DATA_BYTES = 4_096;

  /** WebAuthn, level 3, section 5.8.4, as far as the npm package knows them. */
  private static final Set<String> TRANSPORTS = Set.of("usb", "nfc", "ble", "internal", "hybrid");

  private static final UUID NO_MODEL = new UUID(0, 0);

  private final byte[] attestationObject;
  private final byte[] clientData;
  private final String friendlyName;
  private final List<String> transports;

  private RegistrationResponse(
      byte[] attestationObject, byte[] clientData, String friendlyName, List<String> transports) {
    this.attestationObject = attestationObject;
    this.clientData = clientData;
    this.friendlyName = friendlyName;
    this.transports = transports;
  }

  /**
   * The response of a text.
   *
   * @throws Fido2Exception if it is none
   */
  static RegistrationResponse parse(String text) {
    ObjectNode json =
        Json.parse(text).orElseThrow(() -> new Fido2Exception("The body must be a JSON object"));
    String name = Json.text(json, "friendlyName");
    if (name == null) {
      throw new Fido2Exception("friendlyName must be a string");
    }
    return new RegistrationResponse(
        bytes(json, "attestationObjectB64", MAX_ATTESTATION_BYTES),
        bytes(json, "clientDataJSON_B64", MAX_CLIENT_DATA_BYTES),
        FriendlyNames.checked(name),
        transports(json.path("transports")));
  }

  private static byte[] bytes(ObjectNode json, String member, int maxBytes) {
    String text = Json.text(json, member);
    if (text == null) {
      throw new Fido2Exception(member + " must be a string");
    }
    return Encoding.decode(text, maxBytes)
        .orElseThrow(() ->
            new Fido2Exception(member + " must be base64url of at most " + maxBytes + " bytes"));
  }

  private static List<String> transports(JsonNode array) {
    List<String> known = new ArrayList<>();
    for (JsonNode element : array) {
      if (element.isString()
          && TRANSPORTS.contains(element.stringValue())
          && !known.contains(element.stringValue())) {
        known.add(element.stringValue());
      }
    }
    return known;
  }

  byte[] attestationObject() {
    return attestationObject;
  }

  byte[] clientData() {
    return clientData;
  }

  /** The credential of a registration that holds. */
  StoredCredential credential(
      RegistrationData data, String userHandle, String relyingPartyId, Instant createdAt)
      throws RefusedException {
    AuthenticatorData<?> authenticator =
        Objects.requireNonNull(data.getAttestationObject()).getAuthenticatorData();
    AttestedCredentialData attested = authenticator.getAttestedCredentialData();
    if (attested == null) {
      throw new RefusedException("there is no credential in it");
    }
    byte[] id = attested.getCredentialId();
    if (id.length == 0 || id.length > AssertionResponse.MAX_CREDENTIAL_ID_BYTES) {
      throw new RefusedException("the credential id is not 1 to 1,023 bytes long");
    }
    Map<String, String> publicKey =
        PublicKeys.toJwk(attested.getCOSEKey())
            .orElseThrow(() -> new RefusedException("the public key is of a kind not accepted"));
    return new StoredCredential(
        userHandle,
        Encoding.base64Url(id),
        publicKey,
        friendlyName,
        authenticator.getSignCount(),
        authenticator.isFlagUV(),
        authenticator.isFlagBE(),
        authenticator.isFlagBS(),
        Objects.requireNonNullElse(attested.getAaguid().getValue(), NO_MODEL),
        transports,
        relyingPartyId,
        createdAt,
        null,
        0,
        "");
  }
}
