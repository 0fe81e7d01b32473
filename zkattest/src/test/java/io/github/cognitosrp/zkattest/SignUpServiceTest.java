package io.github.cognitosrp.zkattest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the example's sign-up refuses, and what it forgets. */
@Tag("slow")
class SignUpServiceTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ORIGIN = "http://localhost:1234";
  private static final HexFormat HEX = HexFormat.of();

  private final Signed make = Signed.message("");
  private final List<BigInteger> ring = make.ring(2, 1);
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private final Clock clock = clock(() -> now);
  private final SignUpService service = new SignUpService(ORIGIN, ring, clock);

  private static Clock clock(InstantSource source) {
    return source.withZone(ZoneOffset.UTC);
  }

  /** What a page sends whose security key attests with the make's key, as U2F keys do. */
  private String registration(String challenge) throws Exception {
    byte[] clientData =
        JSON.writeValueAsBytes(
            Map.of("type", "webauthn.create", "origin", ORIGIN, "challenge", urlSafe(challenge)));
    byte[] credentialId = new byte[64];
    byte[] publicKey = make.uncompressedKey();
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    message.write(0);
    message.writeBytes(sha256("localhost".getBytes(UTF_8)));
    message.writeBytes(sha256(clientData));
    message.writeBytes(credentialId);
    message.writeBytes(publicKey);
    Signed signed = make.andMessage(message.toByteArray());
    ZkProof proof =
        ZkAttest.prove(
            SignUpService.PARAMS,
            signed.statement(ring),
            signed.signature(),
            signed.key(),
            new SecureRandom());
    return JSON.writeValueAsString(
        Map.of(
            "clientData", HEX.formatHex(clientData),
            "credentialId", HEX.formatHex(credentialId),
            "publicKey", HEX.formatHex(publicKey),
            "proof", JSON.readTree(proof.toJson())));
  }

  private static String urlSafe(String base64) {
    return base64.replace('+', '-').replace('/', '_').replace("=", "");
  }

  private static byte[] sha256(byte[] bytes) throws Exception {
    return MessageDigest.getInstance("SHA-256").digest(bytes);
  }

  private String challenge() throws Exception {
    return service.settings().get("challenge").toString();
  }

  private static Map<String, Object> event(Map<String, Object> clientMetadata) {
    Map<String, Object> request = new HashMap<>();
    request.put("clientMetadata", clientMetadata);
    return new HashMap<>(Map.of("request", request));
  }

  private void signsUp(String number) {
    assertThat(service.preSignUp(event(Map.of("proof", number))))
        .containsEntry("response", Map.of("autoConfirmUser", true));
  }

  private void isRefused(Map<String, Object> clientMetadata) {
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> service.preSignUp(event(clientMetadata)))
        .withMessage("No proof of a trusted security key.");
  }

  @Test
  void aProofServesOnce() throws Exception {
    String registration = registration(challenge());
    String number = service.upload(registration);
    signsUp(number);
    isRefused(Map.of("proof", number));
    isRefused(Map.of("proof", service.upload(registration)));
  }

  @Test
  void aSignUpWithoutAProofIsRefused() {
    isRefused(null);
    isRefused(Map.of());
    isRefused(Map.of("proof", "1"));
    isRefused(Map.of("proof", service.upload("{}")));
    isRefused(Map.of("proof", service.upload("no JSON")));
  }

  @Test
  void aProofForAChallengeThatWasNotHandedOutIsRefused() throws Exception {
    isRefused(Map.of("proof", service.upload(registration("AAAA"))));
  }

  @Test
  void challengesAndUploadsEndWithTheirTime() throws Exception {
    String late = registration(challenge());
    now = now.plus(SignUpService.TIME);
    isRefused(Map.of("proof", service.upload(late)));
    String number = service.upload(registration(challenge()));
    now = now.plus(SignUpService.TIME);
    isRefused(Map.of("proof", number));
  }

  @Test
  void theOldestUploadMakesRoomAndALongOneIsNotKept() throws Exception {
    String number = service.upload(registration(challenge()));
    for (int i = 0; i < SignUpService.MAX_UPLOADS; i++) {
      service.upload("{}");
    }
    isRefused(Map.of("proof", number));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> service.upload("x".repeat(SignUpService.MAX_UPLOAD_CHARS + 1)));
  }
}
