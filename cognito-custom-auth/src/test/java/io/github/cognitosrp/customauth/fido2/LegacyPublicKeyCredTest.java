package io.github.cognitosrp.customauth.fido2;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cognitosrp.customauth.Verdict;
import io.github.cognitosrp.localpool.model.PasskeyAlgorithm;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Users of the 2020 sample keep their authenticators, and its hole is closed. */
class LegacyPublicKeyCredTest {
  private static final String ID = "S2-OZ6gCdrwVZr2-pKrPpQ";

  private final Scene scene = new Scene();

  @ParameterizedTest
  @ValueSource(strings = {"EC", "RSA"})
  void anImportedCredentialSignsIn(String algorithm) throws GeneralSecurityException {
    KeyPair pair = pair(algorithm);
    assertThat(scene.credentials.add(imported(attribute(pair)))).isTrue();
    Scene.Attempt attempt = scene.attempt();
    Verdict verdict = attempt.answer(answer(pair, attempt.challenge()));
    assertThat(verdict.accepted()).as(verdict.reason()).isTrue();
  }

  /**
   * The sample's challenge was 64 random bytes in hex, which its page then decoded as base64url.
   * Its trigger never compared it.
   */
  @Test
  void anAssertionOverAChallengeOfTheSamplesIsRefusedHoweverOftenItIsSent()
      throws GeneralSecurityException {
    KeyPair pair = pair("EC");
    scene.credentials.add(imported(attribute(pair)));
    String captured = answer(pair, HexFormat.of().formatHex(new byte[64]));
    for (int i = 0; i < 3; i++) {
      assertThat(scene.attempt().answer(captured))
          .isEqualTo(Verdict.refused("the challenge is unknown, used or has expired"));
    }
  }

  @Test
  void theCredentialIsTheUsersUnderTheNameGiven() throws GeneralSecurityException {
    StoredCredential credential = imported(attribute(pair("EC")));
    assertThat(credential.credentialId()).isEqualTo(ID);
    assertThat(credential.userHandle()).isEqualTo(scene.alice.userHandle());
    assertThat(credential.friendlyName()).isEqualTo("Imported");
    assertThat(credential.relyingPartyId()).isEqualTo("example.com");
    assertThat(credential.signCount()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "%%%",
        "e30",
        "W10",
        "eyJpZCI6IkFBIiwicHVibGljS2V5IjoibmlsIn0",
        // {"id":"AA"}
        "eyJpZCI6IkFBIn0",
      })
  void whatIsNoSuchAttributeGivesNothing(String value) {
    assertThat(
            LegacyPublicKeyCred.parse(value, scene.alice, "example.com", "Imported", Instant.EPOCH))
        .isEmpty();
  }

  @Test
  void theNameIsCheckedAsThatOfANewAuthenticator() throws GeneralSecurityException {
    String attribute = attribute(pair("EC"));
    assertThatThrownBy(() ->
            LegacyPublicKeyCred.parse(attribute, scene.alice, "example.com", "a\nb", Instant.EPOCH))
        .isInstanceOf(Fido2Exception.class);
  }

  @Test
  void anIdOfNoBytesOrOfTooManyGivesNothing() throws GeneralSecurityException {
    KeyPair pair = pair("EC");
    for (String id : new String[] {"", "?", "A".repeat(1_366)}) {
      assertThat(
              LegacyPublicKeyCred.parse(
                  attribute(id, pair), scene.alice, "example.com", "Imported", Instant.EPOCH))
          .as(id)
          .isEmpty();
    }
    assertThat(imported(attribute("AA", pair)).credentialId()).isEqualTo("AA");
  }

  @Test
  void aKeyOfAnotherSizeGivesNothing() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(1_024);
    assertThat(
            LegacyPublicKeyCred.parse(
                attribute(generator.generateKeyPair()),
                scene.alice,
                "example.com",
                "Imported",
                Instant.EPOCH))
        .isEmpty();
  }

  private StoredCredential imported(String attribute) {
    return LegacyPublicKeyCred.parse(
            attribute, scene.alice, "example.com", "Imported", scene.clock.instant())
        .orElseThrow();
  }

  private static KeyPair pair(String algorithm) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
    generator.initialize(algorithm.equals("EC") ? 256 : 2_048);
    return generator.generateKeyPair();
  }

  /** As the sample's page makes it. */
  private static String attribute(KeyPair pair) {
    return attribute(ID, pair);
  }

  private static String attribute(String id, KeyPair pair) {
    String pem =
        "-----BEGIN PUBLIC KEY-----\n"
            + Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(pair.getPublic().getEncoded())
            + "\n-----END PUBLIC KEY-----\n";
    String json = Json.object().put("id", id).put("publicKey", pem).toString();
    return Base64.getEncoder().encodeToString(json.getBytes(UTF_8));
  }

  private static String answer(KeyPair pair, String challenge) throws GeneralSecurityException {
    TestAuthenticator page = new TestAuthenticator(PasskeyAlgorithm.ES256);
    byte[] data = page.authenticatorData(page.flags);
    byte[] clientData = page.clientData("webauthn.get", challenge);
    Signature signature =
        Signature.getInstance(
            pair.getPublic().getAlgorithm().equals("EC") ? "SHA256withECDSA" : "SHA256withRSA");
    signature.initSign(pair.getPrivate());
    signature.update(data);
    signature.update(Encoding.sha256(clientData));
    return Json.object()
        .put("credentialIdB64", ID)
        .put("authenticatorDataB64", Encoding.base64Url(data))
        .put("clientDataJSON_B64", Encoding.base64Url(clientData))
        .put("signatureB64", Encoding.base64Url(signature.sign()))
        .toString();
  }
}
