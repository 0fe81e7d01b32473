package io.github.cognitosrp.zkattest;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * An application's side of the sign-up: hands out challenges, takes proofs, and is the pool's
 * PreSignUp trigger. A proof is larger than what {@code ClientMetadata} may hold, so it comes here,
 * and the sign-up carries only its number.
 */
final class SignUpService {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String HOST = "localhost";

  /** Whoever asks for more pushes out the oldest: nobody can fill the memory. */
  static final int MAX_CHALLENGES = 10_000;

  static final int MAX_UPLOADS = 50;

  /** The longest proof that {@link ZkProof#fromJson} takes has 2,000,000. */
  static final int MAX_UPLOAD_CHARS = 2_100_000;

  /** As long as a page may take from its first request to the sign-up. */
  static final Duration TIME = Duration.ofMinutes(10);

  static final ZkAttestParams PARAMS = ZkAttestParams.derivedFrom("example.com sign-up 2026");
  private final String origin;
  private final List<BigInteger> trustedKeys;
  private final KeyRing ring;
  private final Recent<Boolean> openChallenges;
  private final Recent<String> uploads;

  SignUpService(String origin, List<BigInteger> trustedKeys, Clock clock) {
    this.openChallenges = new Recent<>(clock, MAX_CHALLENGES, TIME);
    this.uploads = new Recent<>(clock, MAX_UPLOADS, TIME);
    this.origin = origin;
    this.trustedKeys = trustedKeys;
    this.ring = KeyRing.ofCoordinates(trustedKeys);
  }

  /** What the page needs: a fresh challenge, the parameters, the trusted keys. */
  Map<String, Object> settings() throws IOException {
    byte[] challenge = new byte[32];
    RANDOM.nextBytes(challenge);
    openChallenges.put(Base64.getUrlEncoder().withoutPadding().encodeToString(challenge), true);
    return Map.of(
        "challenge", Base64.getEncoder().encodeToString(challenge),
        "params", JSON.readTree(PARAMS.toJson()),
        "ring", trustedKeys.stream().map(x -> "0x" + x.toString(16)).toList());
  }

  /**
   * Keeps what a page sends, and returns its number. Nothing has been verified yet.
   *
   * @throws IllegalArgumentException if it is longer than any proof
   */
  String upload(String json) {
    if (json.length() > MAX_UPLOAD_CHARS) {
      throw new IllegalArgumentException("too long for a proof");
    }
    String number = UUID.randomUUID().toString();
    uploads.put(number, json);
    return number;
  }

  /** The trigger: a sign-up without a right proof fails, and each proof serves once. */
  Map<String, Object> preSignUp(Map<String, Object> event) {
    Map<?, ?> request = (Map<?, ?>) event.get("request");
    Map<?, ?> metadata = (Map<?, ?>) request.get("clientMetadata");
    Object number = metadata == null ? null : metadata.get("proof");
    Optional<String> upload =
        Optional.ofNullable(number).map(Object::toString).flatMap(uploads::take);
    if (!upload.map(this::isRight).orElse(false)) {
      throw new IllegalStateException("No proof of a trusted security key.");
    }
    event.put("response", Map.of("autoConfirmUser", true));
    return event;
  }

  private boolean isRight(String upload) {
    try {
      JsonNode sent = JSON.readTree(upload);
      byte[] clientData = HexFormat.of().parseHex(sent.path("clientData").asText());
      JsonNode client = JSON.readTree(clientData);
      boolean ours =
          client.path("type").asText().equals("webauthn.create")
              && client.path("origin").asText().equals(origin)
              && openChallenges.take(client.path("challenge").asText()).isPresent();
      if (!ours) {
        return false;
      }
      ZkStatement statement = new ZkStatement(ring, signedHash(clientData, sent));
      ZkProof proof = ZkProof.fromJson(sent.path("proof").toString(), ring);
      return ZkAttest.verify(PARAMS, statement, proof);
    } catch (IOException | IllegalArgumentException | MalformedJsonException ignored) {
      return false;
    }
  }

  /** FIDO U2F Raw Message Formats, section 4.3: the bytes that the attestation key signs. */
  private static byte[] signedHash(byte[] clientData, JsonNode sent) {
    MessageDigest message = sha256();
    message.update((byte) 0);
    message.update(sha256().digest(HOST.getBytes(UTF_8)));
    message.update(sha256().digest(clientData));
    message.update(HexFormat.of().parseHex(sent.path("credentialId").asText()));
    message.update(HexFormat.of().parseHex(sent.path("publicKey").asText()));
    return message.digest();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
