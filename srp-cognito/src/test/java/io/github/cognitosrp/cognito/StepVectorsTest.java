package io.github.cognitosrp.cognito;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cognitosrp.cognito.internal.CognitoTimestamp;
import io.github.cognitosrp.modpow.ModPow;
import java.math.BigInteger;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every field of every published vector, step by step. */
@Tag("slow")
class StepVectorsTest {

  static Stream<Vector> identities() {
    return Vector.all().filter(vector -> vector.has("passwordHash"));
  }

  static Stream<Vector> privateKeys() {
    return Vector.all().filter(vector -> vector.has("x"));
  }

  static Stream<Vector> scramblers() {
    return Vector.all().filter(vector -> vector.has("u"));
  }

  static Stream<Vector> sessions() {
    return Vector.ofType("Session");
  }

  static Stream<Vector> signatures() {
    return sessions().filter(vector -> vector.has("signature"));
  }

  static Stream<Arguments> sessionsOnEveryBackend() {
    return sessions()
        .flatMap(vector -> Backends.ready().stream().map(modPow -> Arguments.of(vector, modPow)));
  }

  static Stream<Vector> deviceVerifiers() {
    return Vector.ofType("DeviceVerifier");
  }

  static Stream<Vector> secretHashes() {
    return Vector.ofType("SecretHash");
  }

  static Stream<Vector> invalidServerKeys() {
    return Vector.ofType("InvalidServerKey");
  }

  @Test
  void noVectorIsLeftOut() {
    Map<String, Integer> vectors = new HashMap<>();
    Vector.all().forEach(vector -> vectors.merge(vector.type(), 1, Integer::sum));
    assertThat(vectors)
        .containsOnlyKeys(
            "Session",
            "Scrambler",
            "InvalidServerKey",
            "PasswordHash",
            "DeviceVerifier",
            "SecretHash")
        .containsEntry("Session", 89);
    assertThat(Vector.all()).hasSize(100);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sessions.json", "negative-salt.json", "peers.json"})
  void theGroupAndItsMultiplierAreThePublishedOnes(String file) {
    JsonNode group = Vector.tree(file).get("group");
    assertThat(SrpMath.N).isEqualTo(new BigInteger(group.get("N").asText(), 16));
    assertThat(SrpMath.G).isEqualTo(new BigInteger(group.get("g").asText(), 16));
    assertThat(SrpMath.K).isEqualTo(new BigInteger(group.get("k").asText(), 16));
  }

  @ParameterizedTest
  @MethodSource("identities")
  void theInnerHashIsThePublishedOne(Vector vector) {
    byte[] password = vector.text("password").getBytes(UTF_8);
    assertThat(SrpMath.innerHash(vector.identity(), password))
        .isEqualTo(vector.bytes("passwordHash"));
  }

  @ParameterizedTest
  @MethodSource("privateKeys")
  void thePrivateKeyIsThePublishedOne(Vector vector) {
    BigInteger x = SrpMath.privateKey(vector.integer("salt"), vector.bytes("passwordHash"));
    assertThat(x).isEqualTo(vector.integer("x"));
  }

  @ParameterizedTest
  @MethodSource("scramblers")
  void theScramblingParameterIsThePublishedOne(Vector vector) {
    assertThat(SrpMath.scramblingParameter(vector.integer("A"), vector.integer("B")))
        .isEqualTo(vector.integer("u"));
  }

  @ParameterizedTest
  @MethodSource("sessionsOnEveryBackend")
  void thePowersAreThePublishedOnes(Vector vector, ModPow modPow) {
    SrpHandshake handshake = new SrpHandshake(modPow, vector.integer("a"), vector.ephemeralBits());
    assertThat(handshake.largeA()).as("A").isEqualTo(vector.integer("A"));
    assertThat(SrpMath.verifier(modPow, vector.integer("x")))
        .as("v")
        .isEqualTo(vector.integer("verifier"));
    assertThat(
            handshake.premasterSecret(
                vector.integer("B"), vector.integer("u"), vector.integer("x")))
        .as("S")
        .isEqualTo(vector.integer("S"));
    assertThat(
            handshake.sessionKey(
                vector.integer("B"), vector.integer("salt"), vector.bytes("passwordHash")))
        .as("key")
        .isEqualTo(vector.bytes("key"));
  }

  @ParameterizedTest
  @MethodSource("sessions")
  void theSessionKeyIsThePublishedOne(Vector vector) {
    assertThat(SrpMath.sessionKey(vector.integer("S"), vector.integer("u")))
        .isEqualTo(vector.bytes("key"));
  }

  @ParameterizedTest
  @MethodSource("signatures")
  void theTimestampAndTheSignatureAreThePublishedOnes(Vector vector) {
    String timestamp = CognitoTimestamp.of(vector.time());
    assertThat(timestamp).isEqualTo(vector.text("timestamp"));
    byte[] secretBlock = Base64.getDecoder().decode(vector.text("secretBlock"));
    byte[] signature =
        SrpMath.signature(vector.bytes("key"), vector.identity(), secretBlock, timestamp);
    assertThat(Base64.getEncoder().encodeToString(signature)).isEqualTo(vector.text("signature"));
  }

  @ParameterizedTest
  @MethodSource("deviceVerifiers")
  void whatConfirmDeviceGetsIsThePublishedBase64(Vector vector) {
    Base64.Encoder base64 = Base64.getEncoder();
    for (ModPow modPow : Backends.ready()) {
      BigInteger verifier = SrpMath.verifier(modPow, vector.integer("x"));
      assertThat(base64.encodeToString(SrpMath.pad(verifier)))
          .isEqualTo(vector.text("verifierBase64"));
    }
    assertThat(base64.encodeToString(SrpMath.pad(vector.integer("salt"))))
        .isEqualTo(vector.text("saltBase64"));
  }

  @ParameterizedTest
  @MethodSource("secretHashes")
  void theSecretHashIsThePublishedOne(Vector vector) {
    AppClient client =
        AppClient.of(vector.text("clientId"), vector.text("clientSecret").toCharArray());
    assertThat(client.secretHash(vector.text("username"))).contains(vector.text("secretHash"));
  }

  @ParameterizedTest
  @MethodSource("invalidServerKeys")
  void anInvalidServerKeyIsRefused(Vector vector) {
    Map<String, String> parameters = Map.of("SRP_B", vector.text("B"));
    assertThatThrownBy(() -> ChallengeRules.srpB(parameters))
        .isInstanceOf(InvalidChallengeException.class);
  }
}
