package io.github.cognitosrp.cognito;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cognitosrp.modpow.ModPow;
import java.time.Clock;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every published whole sign-in, replayed through the public API on every backend. */
class SessionVectorsTest {

  static Stream<Arguments> everyUserOnEveryBackend() {
    return onEveryBackend(Vector.replayable().filter(vector -> !vector.isDevice()));
  }

  static Stream<Arguments> everyDeviceOnEveryBackend() {
    return onEveryBackend(Vector.replayable().filter(Vector::isDevice));
  }

  private static Stream<Arguments> onEveryBackend(Stream<Vector> vectors) {
    return vectors.flatMap(
        vector -> Backends.ready().stream().map(modPow -> Arguments.of(vector, modPow)));
  }

  @Test
  void allGeneratedSessionsAndAllNegativeSaltsAreReplayed() {
    assertThat(Vector.replayable().filter(vector -> !vector.file().equals("peers.json")))
        .hasSize(80);
    assertThat(Backends.ready()).extracting(ModPow::name).contains("bigint", "bigint-vartime");
  }

  @ParameterizedTest
  @MethodSource("everyUserOnEveryBackend")
  void aUserSendsThePublishedValues(Vector vector, ModPow modPow) {
    String userId = vector.text("userIdForSrp");
    CognitoSrp srp = srp(vector, modPow);
    try (UserSrpSession session = srp.beginUser(userId)) {
      assertThat(session.authParameters())
          .containsExactlyInAnyOrderEntriesOf(
              Map.of("USERNAME", userId, "SRP_A", vector.text("A")));
      PasswordVerifierChallenge challenge =
          PasswordVerifierChallenge.parse(with(parameters(vector), "USER_ID_FOR_SRP", userId));
      char[] password = vector.text("password").toCharArray();
      assertThat(session.answer(challenge, password).toMap())
          .containsExactlyInAnyOrderEntriesOf(with(claim(vector), "USERNAME", userId));
    }
  }

  @ParameterizedTest
  @MethodSource("everyUserOnEveryBackend")
  void aUserWithAStoredPasswordHashSendsThePublishedValues(Vector vector, ModPow modPow) {
    String userId = vector.text("userIdForSrp");
    CognitoSrp srp = srp(vector, modPow);
    try (UserSrpSession session = srp.beginUser(userId);
        HashedPassword password =
            HashedPassword.restore(srp.userPool(), userId, vector.bytes("passwordHash"))) {
      PasswordVerifierChallenge challenge =
          PasswordVerifierChallenge.parse(with(parameters(vector), "USER_ID_FOR_SRP", userId));
      assertThat(session.answer(challenge, password).toMap())
          .containsExactlyInAnyOrderEntriesOf(with(claim(vector), "USERNAME", userId));
    }
  }

  @ParameterizedTest
  @MethodSource("everyDeviceOnEveryBackend")
  void aDeviceSendsThePublishedValues(Vector vector, ModPow modPow) {
    String deviceKey = vector.text("deviceKey");
    try (RememberedDevice device =
            RememberedDevice.restore(
                deviceKey, vector.text("deviceGroupKey"), vector.text("password").toCharArray());
        DeviceSrpSession session = srp(vector, modPow).beginDevice("alice", device)) {
      assertThat(session.challengeResponses())
          .containsExactlyInAnyOrderEntriesOf(
              Map.of("USERNAME", "alice", "DEVICE_KEY", deviceKey, "SRP_A", vector.text("A")));
      DevicePasswordVerifierChallenge challenge =
          DevicePasswordVerifierChallenge.parse(parameters(vector));
      assertThat(session.answer(challenge).toMap())
          .containsExactlyInAnyOrderEntriesOf(
              with(with(claim(vector), "USERNAME", "alice"), "DEVICE_KEY", deviceKey));
    }
  }

  private static CognitoSrp srp(Vector vector, ModPow modPow) {
    String poolName = vector.has("poolName") ? vector.text("poolName") : "devices";
    String poolId =
        vector.has("userPoolId") ? vector.text("userPoolId") : "eu-central-1_" + poolName;
    return CognitoSrp.builder()
        .userPool(poolId)
        .appClient("client")
        .modPow(modPow)
        .clock(Clock.fixed(vector.time(), ZoneId.of("Asia/Kathmandu")))
        .ephemeralBits(vector.ephemeralBits())
        .secureRandom(GivenRandom.of(vector.integer("a"), vector.ephemeralBits()))
        .build();
  }

  private static Map<String, String> parameters(Vector vector) {
    return Map.of(
        "SRP_B", vector.text("B"),
        "SALT", vector.text("salt"),
        "SECRET_BLOCK", vector.text("secretBlock"));
  }

  private static Map<String, String> claim(Vector vector) {
    return Map.of(
        "PASSWORD_CLAIM_SECRET_BLOCK", vector.text("secretBlock"),
        "PASSWORD_CLAIM_SIGNATURE", vector.text("signature"),
        "TIMESTAMP", vector.text("timestamp"));
  }

  private static Map<String, String> with(Map<String, String> map, String key, String value) {
    Map<String, String> more = new HashMap<>(map);
    more.put(key, value);
    return more;
  }
}
