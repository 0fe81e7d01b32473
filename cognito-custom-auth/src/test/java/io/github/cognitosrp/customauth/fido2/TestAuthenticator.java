package io.github.cognitosrp.customauth.fido2;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.cognitosrp.localpool.model.PasskeyAlgorithm;
import io.github.cognitosrp.localpool.webauthn.CborWriter;
import io.github.cognitosrp.localpool.webauthn.PasskeyKeys;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A browser page and an authenticator with one credential, which do whatever a test wants. What
 * they write is made without webauthn4j.
 */
final class TestAuthenticator {
  static final int UP = 1;
  static final int UV = 1 << 2;
  static final int BE = 1 << 3;
  static final int BS = 1 << 4;
  static final int AT = 1 << 6;
  static final int ED = 1 << 7;

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int AUTHENTICATOR_DATA_BYTES = 37;
  private static final int AAGUID_BYTES = 16;

  private final PasskeyKeys keys;
  private final byte[] id;

  // The page and the authenticator as they are unless a test changes them.
  String origin = Scene.ORIGIN;
  String relyingPartyId = Scene.RP_ID;
  String type = "webauthn.get";
  String userHandle = "";
  int flags = UP | UV;
  long count;
  boolean crossOrigin;
  byte[] extensions = {};

  TestAuthenticator(PasskeyAlgorithm algorithm) {
    this(algorithm, 32);
  }

  TestAuthenticator(PasskeyAlgorithm algorithm, int idBytes) {
    keys = new PasskeyKeys(algorithm);
    id = new byte[idBytes];
    RANDOM.nextBytes(id);
  }

  String id() {
    return Encoding.base64Url(id);
  }

  /** The body of {@code register-authenticator/complete}. */
  String registration(String challenge, String friendlyName) {
    ByteBuffer attested = ByteBuffer.allocate(AAGUID_BYTES + Short.BYTES + id.length);
    attested.position(AAGUID_BYTES);
    attested.putShort((short) id.length).put(id);
    byte[] cose = keys.coseKey();
    byte[] head = authenticatorData(flags | AT);
    byte[] data =
        ByteBuffer.allocate(head.length + attested.capacity() + cose.length)
            .put(head)
            .put(attested.array())
            .put(cose)
            .array();
    Map<String, Object> attestation = new LinkedHashMap<>();
    attestation.put("fmt", "none");
    attestation.put("attStmt", Map.of());
    attestation.put("authData", data);
    return registration(
        CborWriter.bytes(attestation), clientData("webauthn.create", challenge), friendlyName);
  }

  static String registration(byte[] attestationObject, byte[] clientData, String friendlyName) {
    return Json.object()
        .put("attestationObjectB64", Encoding.base64Url(attestationObject))
        .put("clientDataJSON_B64", Encoding.base64Url(clientData))
        .put("friendlyName", friendlyName)
        .set("transports", Json.of(Map.of("all", List.of("usb"))).get("all"))
        .toString();
  }

  /** The answer to a challenge; the count goes up by one if it has begun. */
  String answer(String challenge) {
    if (count > 0) {
      count++;
    }
    return answer(authenticatorData(flags), clientData(type, challenge));
  }

  /** The answer with these bytes, signed. */
  String answer(byte[] authenticatorData, byte[] clientData) {
    return answer(
        authenticatorData,
        clientData,
        keys.sign(authenticatorData, Encoding.sha256(clientData)),
        userHandle);
  }

  String answer(byte[] authenticatorData, byte[] clientData, byte[] signature, String handle) {
    var json =
        Json.object()
            .put("credentialIdB64", id())
            .put("authenticatorDataB64", Encoding.base64Url(authenticatorData))
            .put("clientDataJSON_B64", Encoding.base64Url(clientData))
            .put("signatureB64", Encoding.base64Url(signature));
    if (!handle.isEmpty()) {
      json.put("userHandleB64", Encoding.base64Url(handle.getBytes(UTF_8)));
    }
    return json.toString();
  }

  byte[] sign(byte[] authenticatorData, byte[] clientData) {
    return keys.sign(authenticatorData, Encoding.sha256(clientData));
  }

  byte[] clientData(String clientDataType, String challenge) {
    return Json.object()
        .put("type", clientDataType)
        .put("challenge", challenge)
        .put("origin", origin)
        .put("crossOrigin", crossOrigin)
        .toString()
        .getBytes(UTF_8);
  }

  byte[] authenticatorData(int withFlags) {
    return ByteBuffer.allocate(AUTHENTICATOR_DATA_BYTES + extensions.length)
        .put(Encoding.sha256(relyingPartyId.getBytes(UTF_8)))
        .put((byte) withFlags)
        .putInt((int) count)
        .put(extensions)
        .array();
  }
}
