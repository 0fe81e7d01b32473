package io.github.cognitosrp.localpool;

import static io.github.cognitosrp.localpool.support.Arguments.MAX_TEXT;
import static io.github.cognitosrp.localpool.support.Arguments.notNull;
import static io.github.cognitosrp.localpool.support.Arguments.text;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cognitosrp.localpool.model.PasskeyAlgorithm;
import io.github.cognitosrp.localpool.webauthn.CborWriter;
import io.github.cognitosrp.localpool.webauthn.PasskeyKeys;
import io.github.cognitosrp.localpool.webauthn.Sha256;
import io.github.cognitosrp.localpool.wire.Json;
import io.github.cognitosrp.localpool.wire.ServiceException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.bouncycastle.util.Arrays;

/**
 * A browser with passkeys, for tests of a sign-in with {@code WEB_AUTHN}: it answers as {@code
 * navigator.credentials} would, at once and without asking anybody. Attestation {@code none}.
 * Thread-safe.
 *
 * <pre>{@code
 * var browser = new SoftwareAuthenticator(URI.create("http://localhost"));
 * String registration = browser.create(credentialCreationOptions);
 * String assertion = browser.get(credentialRequestOptions);
 * }</pre>
 */
public final class SoftwareAuthenticator {
  static final int USER_PRESENT = 1;
  static final int USER_VERIFIED = 1 << 2;

  private static final int ATTESTED_CREDENTIAL = 1 << 6;
  private static final int ID_BYTES = 16;
  private static final int AAGUID_BYTES = 16;
  private static final int SIGN_COUNT_OFFSET = 33;

  private final String origin;
  private final int flags;
  private final PasskeyAlgorithm algorithm;
  private final SecureRandom random = new SecureRandom();
  private final List<Passkey> passkeys = new ArrayList<>();
  private int signCount;

  private record Passkey(String id, PasskeyKeys keys, String relyingPartyId, String userHandle) {}

  /**
   * A browser that shows one page, whose user is there and can be verified.
   *
   * @param origin the page's origin, such as {@code https://auth.example.com}
   * @throws IllegalArgumentException if it is null
   */
  public SoftwareAuthenticator(URI origin) {
    this(notNull(origin, "origin").toString(), USER_PRESENT | USER_VERIFIED);
  }

  SoftwareAuthenticator(String origin, int flags) {
    this(origin, flags, PasskeyAlgorithm.ES256);
  }

  private SoftwareAuthenticator(String origin, int flags, PasskeyAlgorithm algorithm) {
    this.origin = origin;
    this.flags = flags;
    this.algorithm = algorithm;
  }

  /**
   * The same browser without passkeys, whose new ones sign with another algorithm than ES256.
   *
   * @param other the algorithm
   * @return a new authenticator
   * @throws IllegalArgumentException if it is null
   */
  public SoftwareAuthenticator with(PasskeyAlgorithm other) {
    return new SoftwareAuthenticator(origin, flags, notNull(other, "other"));
  }

  /**
   * Makes a passkey, as {@code navigator.credentials.create} does.
   *
   * @param creationOptions {@code CredentialCreationOptions} of {@code StartWebAuthnRegistration}:
   *     a JSON object, PublicKeyCredentialCreationOptionsJSON of WebAuthn, level 3
   * @return {@code Credential} for {@code CompleteWebAuthnRegistration}: a JSON object,
   *     RegistrationResponseJSON
   * @throws IllegalArgumentException if the options are no such object, or of more than 64 KiB
   */
  public synchronized String create(String creationOptions) {
    ObjectNode options = object(creationOptions, "creationOptions");
    String relyingPartyId = options.at("/rp/id").asText();
    byte[] id = new byte[ID_BYTES];
    random.nextBytes(id);
    PasskeyKeys keys = new PasskeyKeys(algorithm);
    passkeys.add(new Passkey(base64Url(id), keys, relyingPartyId, options.at("/user/id").asText()));
    ByteBuffer attested = ByteBuffer.allocate(AAGUID_BYTES + Short.BYTES + ID_BYTES);
    attested.position(AAGUID_BYTES);
    attested.putShort((short) ID_BYTES).put(id);
    byte[] data =
        Arrays.concatenate(
            authenticatorData(relyingPartyId, flags | ATTESTED_CREDENTIAL),
            attested.array(),
            keys.coseKey());
    ObjectNode credential = credential(base64Url(id));
    ObjectNode response = credential.putObject("response");
    response.put("clientDataJSON", base64Url(clientData("webauthn.create", options)));
    response.put("attestationObject", base64Url(unattested(data)));
    response.putArray("transports").add("internal");
    return credential.toString();
  }

  /**
   * Signs a challenge with a passkey, as {@code navigator.credentials.get} does.
   *
   * @param requestOptions {@code CREDENTIAL_REQUEST_OPTIONS} of the challenge {@code WEB_AUTHN}: a
   *     JSON object, PublicKeyCredentialRequestOptionsJSON of WebAuthn, level 3
   * @return {@code CREDENTIAL} for the answer: a JSON object, AuthenticationResponseJSON
   * @throws IllegalArgumentException if the options are no such object, or of more than 64 KiB
   * @throws NoSuchElementException if no passkey of this browser is wanted
   */
  public synchronized String get(String requestOptions) {
    ObjectNode options = object(requestOptions, "requestOptions");
    String relyingPartyId = options.path("rpId").asText();
    Passkey passkey = wanted(options.path("allowCredentials"), relyingPartyId);
    byte[] data = authenticatorData(relyingPartyId, flags);
    ByteBuffer.wrap(data).putInt(SIGN_COUNT_OFFSET, ++signCount);
    byte[] clientData = clientData("webauthn.get", options);
    ObjectNode credential = credential(passkey.id());
    credential
        .putObject("response")
        .put("clientDataJSON", base64Url(clientData))
        .put("authenticatorData", base64Url(data))
        .put("signature", base64Url(passkey.keys().sign(data, Sha256.of(clientData))))
        .put("userHandle", passkey.userHandle());
    return credential.toString();
  }

  private Passkey wanted(JsonNode allowed, String relyingPartyId) {
    return passkeys.stream()
        .filter(passkey -> passkey.relyingPartyId().equals(relyingPartyId))
        .filter(
            passkey -> allowed.isEmpty() || allowed.findValuesAsText("id").contains(passkey.id()))
        .findFirst()
        .orElseThrow(() -> new NoSuchElementException("No passkey of this browser is wanted"));
  }

  private byte[] clientData(String type, ObjectNode options) {
    return Json.object()
        .put("type", type)
        .put("challenge", options.path("challenge").asText())
        .put("origin", origin)
        .put("crossOrigin", false)
        .toString()
        .getBytes(UTF_8);
  }

  private static byte[] authenticatorData(String relyingPartyId, int flags) {
    return ByteBuffer.allocate(SIGN_COUNT_OFFSET + Integer.BYTES)
        .put(Sha256.of(relyingPartyId))
        .put((byte) flags)
        .array();
  }

  private static ObjectNode credential(String id) {
    ObjectNode credential = Json.object();
    credential
        .put("id", id)
        .put("rawId", id)
        .put("type", "public-key")
        .put("authenticatorAttachment", "platform")
        .putObject("clientExtensionResults");
    return credential;
  }

  /** The attestation format {@code none}: WebAuthn, level 3, section 8.7. */
  private static byte[] unattested(byte[] authenticatorData) {
    Map<String, Object> attestation = new LinkedHashMap<>();
    attestation.put("fmt", "none");
    attestation.put("attStmt", Map.of());
    attestation.put("authData", authenticatorData);
    return CborWriter.bytes(attestation);
  }

  private static ObjectNode object(String json, String name) {
    try {
      return Json.parseParameter(name, text(json, name, MAX_TEXT).getBytes(UTF_8));
    } catch (ServiceException ignored) {
      throw new IllegalArgumentException(name + " must be a JSON object");
    }
  }

  private static String base64Url(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** The page. */
  @Override
  public String toString() {
    return "SoftwareAuthenticator[" + origin + "]";
  }
}
