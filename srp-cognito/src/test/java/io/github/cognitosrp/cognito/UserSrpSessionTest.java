package io.github.cognitosrp.cognito;

import static io.github.cognitosrp.cognito.Samples.ALIAS;
import static io.github.cognitosrp.cognito.Samples.CLIENT_ID;
import static io.github.cognitosrp.cognito.Samples.DEVICE_KEY;
import static io.github.cognitosrp.cognito.Samples.SECRET_BLOCK;
import static io.github.cognitosrp.cognito.Samples.TIMESTAMP;
import static io.github.cognitosrp.cognito.Samples.USER_ID;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class UserSrpSessionTest {
  private static final PlainServer SERVER = Samples.server(1);
  private static final PasswordVerifierChallenge CHALLENGE = Samples.challenge(SERVER);
  private static final PasswordVerifierChallenge OTHER = Samples.challenge(Samples.server(2));

  @Test
  void everyFlowSendsTheSamePublicKeyAndItsOwnParameters() {
    try (UserSrpSession session = Samples.srp().beginUser(ALIAS)) {
      Map<String, String> auth = session.authParameters();
      assertThat(auth).containsOnlyKeys("USERNAME", "SRP_A").containsEntry("USERNAME", ALIAS);
      assertThat(auth.get("SRP_A")).matches("[1-9a-f][0-9a-f]{700,767}");
      assertThat(session.customAuthParameters()).isEqualTo(with(auth, "CHALLENGE_NAME", "SRP_A"));
      assertThat(session.userAuthParameters())
          .isEqualTo(with(auth, "PREFERRED_CHALLENGE", "PASSWORD_SRP"));
      assertThat(session.passwordSrpResponses()).isEqualTo(auth);
      assertThat(session.selectChallengeResponses())
          .isEqualTo(with(auth, "ANSWER", "PASSWORD_SRP"));
    }
  }

  @Test
  void everyRequestHasTheSecretHashOverItsOwnUsername() {
    try (UserSrpSession session = Samples.srpWithSecret().beginUser(ALIAS)) {
      for (Map<String, String> opening : openings(session)) {
        assertThat(opening).containsEntry("SECRET_HASH", secretHash(ALIAS));
      }
      Map<String, String> answer = session.answer(CHALLENGE, Samples.password()).toMap();
      assertThat(answer)
          .containsEntry("USERNAME", USER_ID)
          .containsEntry("SECRET_HASH", secretHash(USER_ID));
    }
  }

  @Test
  void everyRequestHasTheDeviceKeyThatTheSessionWasBegunWith() {
    try (UserSrpSession session = Samples.srp().beginUser(ALIAS, DEVICE_KEY)) {
      for (Map<String, String> opening : openings(session)) {
        assertThat(opening).containsEntry("DEVICE_KEY", DEVICE_KEY);
      }
      assertThat(session.answer(CHALLENGE, Samples.password()).toMap())
          .containsEntry("DEVICE_KEY", DEVICE_KEY);
    }
  }

  @Test
  void theAnswerHasTheClaimAndTheReturnedUsernameWhateverTheAlias() {
    try (UserSrpSession session = Samples.srp().beginUser(ALIAS)) {
      ChallengeAnswer answer = session.answer(CHALLENGE, Samples.password());
      String srpA = session.authParameters().get("SRP_A");
      assertThat(answer.toMap())
          .containsExactlyInAnyOrderEntriesOf(
              Map.of(
                  "PASSWORD_CLAIM_SECRET_BLOCK", SECRET_BLOCK,
                  "PASSWORD_CLAIM_SIGNATURE", SERVER.signature(srpA, SECRET_BLOCK, TIMESTAMP),
                  "TIMESTAMP", TIMESTAMP,
                  "USERNAME", USER_ID));
      assertThat(answer.username()).isEqualTo(USER_ID);
    }
  }

  @Test
  void thePasswordIsHashedWithUserIdForSrpEvenIfAnotherUsernameIsReturned() {
    Map<String, String> parameters = with(Samples.parameters(SERVER), "USERNAME", "alice");
    try (UserSrpSession session = Samples.srp().beginUser(ALIAS)) {
      PasswordVerifierChallenge challenge = PasswordVerifierChallenge.parse(parameters);
      Map<String, String> answer = session.answer(challenge, Samples.password()).toMap();
      assertThat(answer)
          .containsEntry("USERNAME", "alice")
          .containsEntry("PASSWORD_CLAIM_SIGNATURE", signature(session));
    }
  }

  @Test
  void theTimestampIsThatOfSigning() {
    AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-05-09T00:00:00Z"));
    CognitoSrp srp = Samples.builder().clock(clockOf(now)).build();
    try (UserSrpSession session = srp.beginUser(ALIAS)) {
      now.set(Samples.NOW);
      assertThat(session.answer(CHALLENGE, Samples.password()).toMap())
          .containsEntry("TIMESTAMP", TIMESTAMP)
          .containsEntry("PASSWORD_CLAIM_SIGNATURE", signature(session));
    }
  }

  @Test
  void theSameChallengeMayBeAnsweredAgainWithAnotherPassword() {
    try (UserSrpSession session = Samples.srp().beginUser(ALIAS)) {
      String wrong = signatureOf(session.answer(CHALLENGE, "wrong".toCharArray()));
      String right = signatureOf(session.answer(Samples.challenge(SERVER), Samples.password()));
      assertThat(right).isEqualTo(signature(session)).isNotEqualTo(wrong);
    }
  }

  @Test
  void aForgottenDevicesSignInIsSignedAgainWithoutTheDevice() {
    CognitoSrp srp = Samples.srp();
    try (UserSrpSession session = srp.beginUser(ALIAS, DEVICE_KEY);
        HashedPassword hashed = srp.hashPassword(USER_ID, Samples.password())) {
      session.answer(CHALLENGE, Samples.password());
      Map<String, String> again =
          session.answerWithoutDevice(CHALLENGE, Samples.password()).toMap();
      assertThat(again)
          .doesNotContainKey("DEVICE_KEY")
          .containsEntry("PASSWORD_CLAIM_SIGNATURE", signature(session));
      assertThat(session.answerWithoutDevice(CHALLENGE, hashed).toMap()).isEqualTo(again);
    }
  }

  @Test
  void aSecondChallengeIsRefused() {
    try (UserSrpSession session = Samples.srp().beginUser(ALIAS)) {
      session.answer(CHALLENGE, Samples.password());
      assertThatThrownBy(() -> session.answer(OTHER, Samples.password()))
          .isInstanceOf(SrpStateException.class)
          .hasMessage("the session must answer no second challenge; begin a new one");
      assertThatCode(() -> session.answer(CHALLENGE, Samples.password()))
          .doesNotThrowAnyException();
    }
  }

  static Stream<Function<UserSrpSession, Object>> operations() {
    return Stream.of(
        UserSrpSession::authParameters,
        UserSrpSession::customAuthParameters,
        UserSrpSession::userAuthParameters,
        UserSrpSession::passwordSrpResponses,
        UserSrpSession::selectChallengeResponses,
        session -> session.answer(CHALLENGE, Samples.password()),
        session -> session.answerWithoutDevice(CHALLENGE, Samples.password()));
  }

  @ParameterizedTest
  @MethodSource("operations")
  void aClosedSessionRefusesEverything(Function<UserSrpSession, Object> operation) {
    UserSrpSession session = Samples.srp().beginUser(ALIAS);
    Object unused = operation.apply(session);
    session.close();
    session.close();
    assertThatThrownBy(() -> operation.apply(session))
        .isInstanceOf(SrpStateException.class)
        .hasMessage("the session is closed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"lone \ud83d", "\udd10 lone", "\udd10\ud83d"})
  void aPasswordWithoutUtf8IsRefusedRatherThanAnotherOneSigned(String password) {
    try (UserSrpSession session = Samples.srp().beginUser(ALIAS)) {
      assertThatThrownBy(() -> session.answer(CHALLENGE, password.toCharArray()))
          .isInstanceOf(InvalidInputException.class)
          .hasMessage("password must have at most 4096 characters and no unpaired surrogate");
    }
  }

  @Test
  void aPasswordOfMoreThan4096CharactersIsRefused() {
    try (UserSrpSession session = Samples.srp().beginUser(ALIAS)) {
      assertThat(session.answer(CHALLENGE, "x".repeat(4096).toCharArray()).username())
          .isEqualTo(USER_ID);
      assertThatThrownBy(() -> session.answer(CHALLENGE, "x".repeat(4097).toCharArray()))
          .isInstanceOf(InvalidInputException.class)
          .hasMessage("password must have at most 4096 characters and no unpaired surrogate");
    }
  }

  @Test
  void thePasswordStaysTheCallersToWipe() {
    char[] password = Samples.password();
    try (UserSrpSession session = Samples.srp().beginUser(ALIAS)) {
      session.answer(CHALLENGE, password);
    }
    assertThat(password).isEqualTo(Samples.password());
  }

  @Test
  void mapsAreUnmodifiableAndToStringHasNoSecret() {
    try (UserSrpSession session = Samples.srpWithSecret().beginUser(ALIAS)) {
      ChallengeAnswer answer = session.answer(CHALLENGE, Samples.password());
      assertThatThrownBy(() -> session.authParameters().clear())
          .isInstanceOf(UnsupportedOperationException.class);
      assertThatThrownBy(() -> answer.toMap().clear())
          .isInstanceOf(UnsupportedOperationException.class);
      assertThat(session)
          .hasToString(
              "UserSrpSession[userPool=eu-central-1_AbCdEf123, username=alice@example.com]");
      assertThat(answer.toString())
          .contains("PASSWORD_CLAIM_SIGNATURE")
          .doesNotContain(signatureOf(answer), SECRET_BLOCK);
    }
  }

  @Test
  void whatTheUserTypedCannotForgeALineOfALog() {
    String name = "alice\nroot\u202e\u2028\u2029";
    String shown = "alice\\u000aroot\\u202e\\u2028\\u2029";
    try (UserSrpSession session = Samples.srp().beginUser(name);
        RememberedDevice device = Samples.device();
        DeviceSrpSession deviceSession = Samples.srp().beginDevice(name, device);
        HashedPassword hashed = Samples.srp().hashPassword(name, Samples.password())) {
      assertThat(session.toString()).contains("username=" + shown + "]");
      assertThat(deviceSession.toString()).contains("username=" + shown + ",");
      assertThat(hashed.toString()).contains("userIdForSrp=" + shown + "]");
      assertThat(new NewDeviceMetadata(DEVICE_KEY, name).toString())
          .contains("deviceGroupKey=" + shown + "]");
    }
  }

  private static List<Map<String, String>> openings(UserSrpSession session) {
    return List.of(
        session.authParameters(),
        session.customAuthParameters(),
        session.userAuthParameters(),
        session.passwordSrpResponses(),
        session.selectChallengeResponses());
  }

  private static String signature(UserSrpSession session) {
    return SERVER.signature(session.authParameters().get("SRP_A"), SECRET_BLOCK, TIMESTAMP);
  }

  private static String signatureOf(ChallengeAnswer answer) {
    return answer.toMap().get("PASSWORD_CLAIM_SIGNATURE");
  }

  private static String secretHash(String username) {
    byte[] secret = Samples.CLIENT_SECRET.getBytes(UTF_8);
    byte[] hash = PlainServer.hmac(secret, (username + CLIENT_ID).getBytes(UTF_8));
    return Base64.getEncoder().encodeToString(hash);
  }

  private static Map<String, String> with(Map<String, String> map, String key, String value) {
    Map<String, String> more = new HashMap<>(map);
    more.put(key, value);
    return more;
  }

  private static Clock clockOf(AtomicReference<Instant> now) {
    return new Clock() {
      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        return this;
      }

      @Override
      public Instant instant() {
        return now.get();
      }
    };
  }
}
