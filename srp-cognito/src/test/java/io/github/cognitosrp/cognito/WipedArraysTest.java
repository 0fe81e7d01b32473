package io.github.cognitosrp.cognito;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Arrays of secrets are zero after the call: those that reach the JDK's SHA-256 or the source of
 * randomness, where a test can keep them. {@code PasswordResidueTest} looks for the others.
 */
class WipedArraysTest {
  private static final HexFormat HEX = HexFormat.of();
  private static final PlainServer SERVER = Samples.server(1);
  private static final PlainServer DEVICE_SERVER = Samples.deviceServer(1);

  /** Constants and tables are made before anything is recorded. */
  @BeforeAll
  static void oneSignInEach() {
    signIn();
    newDevice(new KeptBytes());
    deviceSignIn();
  }

  private static Map<String, String> signIn() {
    try (UserSrpSession session = Samples.srp().beginUser(Samples.USER_ID)) {
      return both(
          session.authParameters(),
          session.answer(Samples.challenge(SERVER), Samples.password()).toMap());
    }
  }

  private static Map<String, String> deviceSignIn() {
    try (RememberedDevice device = Samples.device();
        DeviceSrpSession session = Samples.srp().beginDevice(Samples.USER_ID, device)) {
      return both(
          session.challengeResponses(),
          session.answer(Samples.deviceChallenge(DEVICE_SERVER)).toMap());
    }
  }

  private static Map<String, String> both(Map<String, String> opening, Map<String, String> answer) {
    return Map.of(
        "SRP_A", opening.get("SRP_A"), "SIGNATURE", answer.get("PASSWORD_CLAIM_SIGNATURE"));
  }

  private static void newDevice(SecureRandom random) {
    Samples.builder()
        .secureRandom(random)
        .build()
        .newDevice(new NewDeviceMetadata(Samples.DEVICE_KEY, Samples.DEVICE_GROUP_KEY))
        .device()
        .close();
  }

  @Test
  void anAnswerLeavesOnlyPublicValuesInWhatWasHashed() {
    try (RecordingSha256 sha256 = new RecordingSha256()) {
      Map<String, String> sent = signIn();
      assertThat(hex(sha256.contents()))
          .as("control: what is looked for was hashed")
          .contains(
              hex(Samples.PASSWORD.getBytes(UTF_8)),
              hex(innerHash(Samples.POOL_NAME, Samples.USER_ID, Samples.PASSWORD)));
      assertThat(notWiped(sha256))
          .isSubsetOf(published(sent, SERVER, Samples.POOL_NAME, Samples.USER_ID));
      assertThat(sha256.allAreReset()).isTrue();
    }
  }

  @Test
  void aDevicesAnswerLeavesOnlyPublicValuesInWhatWasHashed() {
    try (RecordingSha256 sha256 = new RecordingSha256()) {
      Map<String, String> sent = deviceSignIn();
      assertThat(hex(sha256.contents())).contains(hex(Samples.DEVICE_PASSWORD.getBytes(UTF_8)));
      assertThat(notWiped(sha256))
          .isSubsetOf(published(sent, DEVICE_SERVER, Samples.DEVICE_GROUP_KEY, Samples.DEVICE_KEY));
    }
  }

  @Test
  void aNewDeviceLeavesOnlyItsSaltAndItsKeys() {
    KeptBytes random = new KeptBytes();
    try (RecordingSha256 sha256 = new RecordingSha256()) {
      newDevice(random);
      byte[] salt = new BigInteger(1, random.kept.get(1)).toByteArray();
      assertThat(random.kept).extracting(bytes -> bytes.length).containsExactly(40, 16);
      assertThat(random.kept.get(0)).as("the password's bytes").containsOnly(0);
      assertThat(notWiped(sha256))
          .contains(hex(salt))
          .isSubsetOf(
              hex(Samples.DEVICE_GROUP_KEY.getBytes(UTF_8)),
              hex(Samples.DEVICE_KEY.getBytes(UTF_8)),
              hex(":".getBytes(UTF_8)),
              hex(salt));
    }
  }

  @Test
  void theBytesOfThePrivateExponentAreWiped() {
    KeptBytes random = new KeptBytes();
    Samples.builder().secureRandom(random).build().beginUser(Samples.USER_ID).close();
    assertThat(random.kept).hasSize(1);
    assertThat(random.kept.get(0)).hasSizeGreaterThanOrEqualTo(32).containsOnly(0);
  }

  @Test
  void eachBlockOfALongHkdfOutputIsWiped() {
    byte[] info = "info".getBytes(US_ASCII);
    try (RecordingSha256 sha256 = new RecordingSha256()) {
      byte[] output = Hkdf.expand(new byte[] {1, 2, 3}, info, 80);
      assertThat(hex(sha256.contents())).contains(hex(Arrays.copyOf(output, 32)));
      assertThat(notWiped(sha256)).isSubsetOf(hex(info), "01", "02", "03");
    }
  }

  @Test
  void theDigestOfALongHmacKeyIsWiped() {
    byte[] key = "k".repeat(100).getBytes(US_ASCII);
    byte[] message = "message".getBytes(US_ASCII);
    try (RecordingSha256 sha256 = new RecordingSha256()) {
      byte[] code = Sha256.hmac(key, message);
      assertThat(hex(sha256.contents())).contains(hex(sha256(key)));
      assertThat(notWiped(sha256)).isSubsetOf(hex(key), hex(message), hex(code));
    }
  }

  /** The contents of the arrays that are not all zero now. */
  private static List<String> notWiped(RecordingSha256 sha256) {
    return hex(sha256.arrays()).stream().filter(hex -> !hex.matches("(00)*")).toList();
  }

  private static List<String> published(
      Map<String, String> sent, PlainServer server, String scope, String name) {
    Map<String, String> challenge = Samples.parameters(server);
    byte[] largeA = new BigInteger(sent.get("SRP_A"), 16).toByteArray();
    byte[] largeB = new BigInteger(challenge.get("SRP_B"), 16).toByteArray();
    return hex(
        Stream.of(
                largeA,
                largeB,
                sha256(largeA, largeB),
                Samples.SALT.toByteArray(),
                scope.getBytes(UTF_8),
                name.getBytes(UTF_8),
                ":".getBytes(UTF_8),
                "Caldera Derived Key".getBytes(US_ASCII),
                new byte[] {1},
                Base64.getDecoder().decode(Samples.SECRET_BLOCK),
                Samples.TIMESTAMP.getBytes(US_ASCII),
                Base64.getDecoder().decode(sent.get("SIGNATURE")))
            .toList());
  }

  private static byte[] innerHash(String scope, String name, String password) {
    return sha256((scope + name + ":" + password).getBytes(UTF_8));
  }

  private static byte[] sha256(byte[]... parts) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256", "SUN");
      for (byte[] part : parts) {
        sha256.update(part);
      }
      return sha256.digest();
    } catch (GeneralSecurityException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private static List<String> hex(List<byte[]> arrays) {
    return arrays.stream().map(WipedArraysTest::hex).toList();
  }

  private static String hex(byte[] bytes) {
    return HEX.formatHex(bytes);
  }

  /** Random bytes, and the arrays that received them. */
  private static final class KeptBytes extends SecureRandom {
    private static final long serialVersionUID = 1L;
    private final transient List<byte[]> kept = new ArrayList<>();

    @Override
    public void nextBytes(byte[] bytes) {
      super.nextBytes(bytes);
      kept.add(bytes);
    }
  }
}
