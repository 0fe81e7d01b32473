package io.github.cognitosrp.zkattest;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * An application's side of the sign-up: hands out challenges, takes proofs, and is the pool's
 * PreSignUp trigger. A proof is larger than what {@code ClientMetadata} may hold, so it comes here,
 * and the sign-up carries only its number.
 */
final class SignUpService {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String HOST = "localhost";

  private final ZkAttestParams params = ZkAttestParams.derivedFrom("example.com sign-up 2026");
  private final String origin;
  private final List<BigInteger> trustedKeys;
  private final KeyRing ring;
  private final Set<String> openChallenges = ConcurrentHashMap.newKeySet();
  private final Map<String, String> uploads = new ConcurrentHashMap<>();
  private final List<String> received = new CopyOnWriteArrayList<>();

  SignUpService(String origin, List<BigInteger> trustedKeys) {
    this.origin = origin;
    this.trustedKeys = trustedKeys;
    this.ring = KeyRing.ofCoordinates(trustedKeys);
  }

  /** What the page needs: a fresh challenge, the parameters, the trusted keys. */
  Map<String, Object> settings() throws IOException {
    byte[] challenge = new byte[32];
    RANDOM.nextBytes(challenge);
    openChallenges.add(Base64.getUrlEncoder().withoutPadding().encodeToString(challenge));
    return Map.of(
        "challenge", Base64.getEncoder().encodeToString(challenge),
        "params", JSON.readTree(params.toJson()),
        "ring", trustedKeys.stream().map(x -> "0x" + x.toString(16)).toList());
  }

  /** Keeps what a page sends, and returns its number. Nothing has been verified yet. */
  String upload(String json) {
    String number = UUID.randomUUID().toString();
    uploads.put(number, json);
    received.add(json);
    return number;
  }

  /** All that was ever sent, for the test to look through. */
  List<String> received() {
    return received;
  }

  /** The trigger: a sign-up without a right proof fails, and each proof serves once. */
  Map<String, Object> preSignUp(Map<String, Object> event) {
    Map<?, ?> request = (Map<?, ?>) event.get("request");
    Map<?, ?> metadata = (Map<?, ?>) request.get("clientMetadata");
    Object number = metadata == null ? null : metadata.get("proof");
    String upload = number == null ? null : uploads.remove(number.toString());
    if (upload == null || !isRight(upload)) {
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
              && openChallenges.remove(client.path("challenge").asText());
      if (!ours) {
        return false;
      }
      ZkStatement statement = new ZkStatement(ring, signedHash(clientData, sent));
      ZkProof proof = ZkProof.fromJson(sent.path("proof").toString(), ring);
      return ZkAttest.verify(params, statement, proof);
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
