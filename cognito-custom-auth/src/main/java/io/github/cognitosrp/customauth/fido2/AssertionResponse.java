package io.github.cognitosrp.customauth.fido2;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The answer to a challenge, as the npm package's front end sends it: bytes in base64url. Nobody
 * changes the arrays.
 */
final class AssertionResponse {
  /** WebAuthn, level 3, section 4: a credential id has at most 1,023 bytes. */
  static final int MAX_CREDENTIAL_ID_BYTES = 1_023;

  /** 37 bytes and the outputs of extensions. */
  private static final int MAX_AUTHENTICATOR_DATA_BYTES = 4_096;

  /** Type, challenge and origin; browsers may add members. */
  private static final int MAX_CLIENT_DATA_BYTES = 4_096;

  /** That of RSA with 4,096 bits. */
  private static final int MAX_SIGNATURE_BYTES = 512;

  /** WebAuthn, level 3, section 5.4.3: 64 bytes. Handles of long user names have more. */
  private static final int MAX_USER_HANDLE_BYTES = 512;

  private final String credentialId;
  private final byte[] authenticatorData;
  private final byte[] clientData;
  private final byte[] signature;
  private final String userHandle;

  private AssertionResponse(
      String credentialId,
      byte[] authenticatorData,
      byte[] clientData,
      byte[] signature,
      String userHandle) {
    this.credentialId = credentialId;
    this.authenticatorData = authenticatorData;
    this.clientData = clientData;
    this.signature = signature;
    this.userHandle = userHandle;
  }

  /** The answer of a text; empty if it is not one. */
  static Optional<AssertionResponse> parse(String text) {
    return Json.parse(text).map(AssertionResponse::of);
  }

  private static @Nullable AssertionResponse of(ObjectNode json) {
    byte[] id = bytes(json, "credentialIdB64", MAX_CREDENTIAL_ID_BYTES);
    byte[] authenticatorData = bytes(json, "authenticatorDataB64", MAX_AUTHENTICATOR_DATA_BYTES);
    byte[] clientData = bytes(json, "clientDataJSON_B64", MAX_CLIENT_DATA_BYTES);
    byte[] signature = bytes(json, "signatureB64", MAX_SIGNATURE_BYTES);
    String userHandle = userHandle(json);
    if (id == null
        || id.length == 0
        || authenticatorData == null
        || clientData == null
        || signature == null
        || userHandle == null) {
      return null;
    }
    return new AssertionResponse(
        Encoding.base64Url(id), authenticatorData, clientData, signature, userHandle);
  }

  /** Absent, {@code null} and empty are the same: the authenticator returned nothing. */
  private static @Nullable String userHandle(ObjectNode json) {
    if (!json.hasNonNull("userHandleB64")) {
      return "";
    }
    byte[] bytes = bytes(json, "userHandleB64", MAX_USER_HANDLE_BYTES);
    return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
  }

  private static byte @Nullable [] bytes(ObjectNode json, String member, int maxBytes) {
    String text = Json.text(json, member);
    return text == null ? null : Encoding.decode(text, maxBytes).orElse(null);
  }

  /** In base64url without padding. */
  String credentialId() {
    return credentialId;
  }

  byte[] authenticatorData() {
    return authenticatorData;
  }

  byte[] clientData() {
    return clientData;
  }

  byte[] signature() {
    return signature;
  }

  /** What the authenticator returned; empty if it returned nothing. */
  String userHandle() {
    return userHandle;
  }
}
