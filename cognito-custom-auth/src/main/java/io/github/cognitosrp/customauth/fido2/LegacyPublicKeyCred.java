package io.github.cognitosrp.customauth.fido2;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.webauthn4j.data.attestation.authenticator.COSEKey;
import com.webauthn4j.data.attestation.authenticator.EC2COSEKey;
import com.webauthn4j.data.attestation.authenticator.RSACOSEKey;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the attribute {@code custom:publicKeyCred} of the sample {@code
 * aws-samples/webauthn-with-amazon-cognito} (2020), so that its users keep their authenticators.
 *
 * <p>That sample never compared the challenge: whoever has seen one sign-in can repeat it for ever.
 * And it let the browser write the attribute, so a key in it can be anybody's who once held the
 * user's access token. Import it while you trust it, and then delete the attribute.
 */
public final class LegacyPublicKeyCred {
  /** The sample's attribute has at most 1,024 characters. */
  private static final int MAX_CHARACTERS = 2_048;

  private LegacyPublicKeyCred() {}

  /**
   * The credential in an attribute's value.
   *
   * @param value base64 of a JSON object with {@code id} in base64url and {@code publicKey} in PEM
   * @param user whose attribute it is
   * @param relyingPartyId the domain that the sample ran on: it does not stand in the attribute
   * @param friendlyName how to call the authenticator, 1 to 128 printable characters
   * @param createdAt when it was registered, or now
   * @return a credential that was not backed up and has not counted; empty if the value is none, or
   *     its key is neither P-256 nor RSA with 2,048 to 4,096 bits
   * @throws Fido2Exception if the name is not of this form
   */
  public static Optional<StoredCredential> parse(
      String value, Fido2User user, String relyingPartyId, String friendlyName, Instant createdAt) {
    Objects.requireNonNull(value, "value");
    Objects.requireNonNull(user, "user");
    Objects.requireNonNull(relyingPartyId, "relyingPartyId");
    Objects.requireNonNull(friendlyName, "friendlyName");
    Objects.requireNonNull(createdAt, "createdAt");
    String name = FriendlyNames.checked(friendlyName);
    return Encoding.decode(value, MAX_CHARACTERS)
        .flatMap(json -> Json.parse(new String(json, UTF_8)))
        .flatMap(json ->
            credentialId(json)
                .flatMap(id ->
                    publicKey(json)
                        .map(key ->
                            new StoredCredential(
                                user.userHandle(),
                                id,
                                key,
                                name,
                                0,
                                false,
                                false,
                                false,
                                new UUID(0, 0),
                                List.of(),
                                relyingPartyId,
                                createdAt,
                                null,
                                0,
                                ""))));
  }

  private static Optional<String> credentialId(ObjectNode json) {
    return Optional.ofNullable(Json.text(json, "id"))
        .flatMap(id -> Encoding.decode(id, AssertionResponse.MAX_CREDENTIAL_ID_BYTES))
        .filter(id -> id.length > 0)
        .map(Encoding::base64Url);
  }

  private static Optional<Map<String, String>> publicKey(ObjectNode json) {
    String pem = Json.text(json, "publicKey");
    if (pem == null) {
      return Optional.empty();
    }
    String base64 = pem.replaceAll("-----(BEGIN|END) PUBLIC KEY-----|\\s", "");
    try {
      byte[] der = Base64.getDecoder().decode(base64);
      return key("EC", der).or(() -> key("RSA", der)).flatMap(PublicKeys::toJwk);
    } catch (IllegalArgumentException ignored) {
      return Optional.empty();
    }
  }

  private static Optional<COSEKey> key(String algorithm, byte[] der) {
    try {
      PublicKey key = KeyFactory.getInstance(algorithm).generatePublic(new X509EncodedKeySpec(der));
      if (key instanceof ECPublicKey ec) {
        return Optional.of(EC2COSEKey.create(ec, SignatureAlgorithm.ES256.cose()));
      }
      return key instanceof RSAPublicKey rsa
          ? Optional.of(RSACOSEKey.create(rsa, SignatureAlgorithm.RS256.cose()))
          : Optional.empty();
    } catch (GeneralSecurityException | IllegalArgumentException ignored) {
      return Optional.empty();
    }
  }
}
