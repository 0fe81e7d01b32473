package io.github.cognitosrp.localpool;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cognitosrp.localpool.model.UserStatus;
import io.github.cognitosrp.localpool.srp.SrpMath;
import java.math.BigInteger;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the pool refuses in a password sign-in, and how often an answer counts. */
class RefusalTest {
  private static final String INCORRECT =
      "400 NotAuthorizedException: Incorrect username or password.";
  private static final String INVALID_SESSION =
      "400 NotAuthorizedException: Invalid session for the user.";

  private final TestClock clock = new TestClock("2026-11-09T09:05:00Z");
  private final LocalUserPool pool =
      LocalUserPool.builder()
          .clock(clock)
          .sessionInPasswordVerifier(true)
          .appClient("first")
          .appClient("second")
          .user("alice", "correct horse")
          .start();
  private final PoolCaller caller = new PoolCaller(pool, pool.appClients().get(0), clock);
  private final SrpClient srp = new SrpClient();

  @AfterEach
  void close() {
    pool.close();
  }

  private PoolCaller.Reply respond(PoolCaller.Reply challenge, Map<String, String> answer) {
    return caller.respond("PASSWORD_VERIFIER", challenge.at("/Session"), answer);
  }

  private PoolCaller.Reply respondWith(String name, String value) {
    PoolCaller.Reply challenge = caller.initiateSrp("alice", srp);
    Map<String, String> answer = caller.answer(challenge, srp, "correct horse");
    answer.put(name, value);
    return respond(challenge, answer);
  }

  @Test
  void aSignatureThatIsNotBase64IsAWrongOne() {
    assertThat(respondWith("PASSWORD_CLAIM_SIGNATURE", "*").error()).isEqualTo(INCORRECT);
  }

  @Test
  void anotherUsernameInTheAnswerIsRefused() {
    assertThat(respondWith("USERNAME", "bob").error()).isEqualTo(INCORRECT);
  }

  @Test
  void aForeignSecretBlockIsRefused() {
    assertThat(respondWith("PASSWORD_CLAIM_SECRET_BLOCK", "AAAA").error())
        .isEqualTo(INVALID_SESSION);
  }

  @Test
  void aSecretBlockWithoutItsPaddingOrInAnotherAlphabetIsRefused() {
    PoolCaller.Reply challenge = caller.initiateSrp("alice", srp);
    Map<String, String> answer = caller.answer(challenge, srp, "correct horse");
    String block = challenge.parameter("SECRET_BLOCK");
    assertThat(block).hasSize(1600).contains("+").contains("/");

    answer.put("PASSWORD_CLAIM_SECRET_BLOCK", block.replace('+', '-').replace('/', '_'));

    assertThat(respond(challenge, answer).error()).isEqualTo(INVALID_SESSION);
  }

  @Test
  void anAnswerCountsOnceWhenItWasRight() {
    PoolCaller.Reply challenge = caller.initiateSrp("alice", srp);
    Map<String, String> answer = caller.answer(challenge, srp, "correct horse");

    assertThat(respond(challenge, answer).status()).isEqualTo(200);
    assertThat(respond(challenge, answer).error()).isEqualTo(INVALID_SESSION);
    assertThat(caller.respond("PASSWORD_VERIFIER", "", answer).error()).isEqualTo(INVALID_SESSION);
  }

  @Test
  void anAnswerCountsOnceWhenItWasWrong() {
    PoolCaller.Reply challenge = caller.initiateSrp("alice", srp);

    assertThat(respond(challenge, caller.answer(challenge, srp, "wrong")).error())
        .isEqualTo(INCORRECT);
    assertThat(respond(challenge, caller.answer(challenge, srp, "correct horse")).error())
        .isEqualTo(INVALID_SESSION);
  }

  @Test
  void aSessionOfAnotherSignInIsRefused() {
    PoolCaller.Reply challenge = caller.initiateSrp("alice", srp);
    String other = caller.initiateSrp("alice", srp).at("/Session");

    assertThat(
            caller
                .respond("PASSWORD_VERIFIER", other, caller.answer(challenge, srp, "correct horse"))
                .error())
        .isEqualTo(INVALID_SESSION);
  }

  @Test
  void theSessionMayBeLeftOutBecauseTheSecretBlockLeadsToTheChallenge() {
    PoolCaller.Reply challenge = caller.initiateSrp("alice", srp);
    assertThat(challenge.at("/Session")).isNotEmpty();

    assertThat(
            caller
                .respond("PASSWORD_VERIFIER", "", caller.answer(challenge, srp, "correct horse"))
                .status())
        .isEqualTo(200);
  }

  @Test
  void aChallengeOfAnotherClientIsRefused() {
    PoolCaller second = new PoolCaller(pool, pool.appClients().get(1), clock);
    PoolCaller.Reply challenge = caller.initiateSrp("alice", srp);

    assertThat(
            second
                .respond("PASSWORD_VERIFIER", "", caller.answer(challenge, srp, "correct horse"))
                .error())
        .isEqualTo(INVALID_SESSION);
  }

  @Test
  void aChallengeWaitsThreeMinutesAndNoLonger() {
    PoolCaller.Reply inTime = caller.initiateSrp("alice", srp);
    PoolCaller.Reply late = caller.initiateSrp("alice", srp);

    clock.advance(Duration.ofMinutes(3).minusMillis(1));
    assertThat(respond(inTime, caller.answer(inTime, srp, "correct horse")).status())
        .isEqualTo(200);
    clock.advance(Duration.ofMillis(1));
    assertThat(respond(late, caller.answer(late, srp, "correct horse")).error())
        .isEqualTo("400 NotAuthorizedException: Invalid session for the user, session is expired.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Mon Nov 9 09:00:00 UTC 2026", "Mon Nov 9 09:10:00 UTC 2026"})
  void aTimestampMayBeFiveMinutesOff(String timestamp) {
    PoolCaller.Reply challenge = caller.initiateSrp("alice", srp);

    assertThat(
            respond(challenge, caller.answer(challenge, srp, "correct horse", timestamp)).status())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Mon Nov 9 08:59:59 UTC 2026", "Mon Nov 9 09:10:01 UTC 2026"})
  void aTimestampMayNotBeMoreThanFiveMinutesOff(String timestamp) {
    PoolCaller.Reply challenge = caller.initiateSrp("alice", srp);

    assertThat(
            respond(challenge, caller.answer(challenge, srp, "correct horse", timestamp)).error())
        .isEqualTo(INCORRECT);
  }

  @Test
  void aTimestampWithALeadingZeroIsRefusedEvenIfItIsSigned() {
    PoolCaller.Reply challenge = caller.initiateSrp("alice", srp);
    String timestamp = "Mon Nov 09 09:05:00 UTC 2026";

    assertThat(
            respond(challenge, caller.answer(challenge, srp, "correct horse", timestamp)).error())
        .isEqualTo(
            "400 InvalidParameterException: TIMESTAMP format should be EEE MMM d HH:mm:ss z yyyy in"
                + " english.");
  }

  @Test
  void theTimestampThatIsSentMustBeTheOneThatWasSigned() {
    assertThat(respondWith("TIMESTAMP", "Mon Nov 9 09:05:01 UTC 2026").error())
        .isEqualTo(INCORRECT);
  }

  @Test
  void srpAIsHexOfAnIntegerBetweenZeroAndN() {
    BigInteger n = SrpMath.N;
    Map<String, String> refused = new LinkedHashMap<>();
    refused.put("zero", "0");
    refused.put("many zeros", "0".repeat(768));
    refused.put("N", n.toString(16));
    refused.put("2N", n.shiftLeft(1).toString(16));
    refused.put("N + 1", n.add(BigInteger.ONE).toString(16));
    refused.put("negative", "-2");
    refused.put("signed", "+2");
    refused.put("oversized", "1".repeat(769));
    refused.put("prefixed", "0x2");
    refused.put("Arabic digits", "\u0662\u0660");
    refused.put("full-width digits", "\uff12");
    refused.put("spaces", " 2");
    refused.put("letters", "srp");

    refused.forEach((what, hex) ->
        assertThat(
                caller.initiate("USER_SRP_AUTH", Map.of("USERNAME", "alice", "SRP_A", hex)).error())
            .as(what)
            .isEqualTo("400 InvalidParameterException: Invalid SRP_A."));
    assertThat(
            caller
                .initiate(
                    "USER_SRP_AUTH",
                    Map.of("USERNAME", "alice", "SRP_A", n.subtract(BigInteger.ONE).toString(16)))
                .status())
        .isEqualTo(200);
  }

  @Test
  void aMissingParameterIsNamed() {
    assertThat(caller.initiate("USER_SRP_AUTH", Map.of("USERNAME", "alice")).error())
        .isEqualTo("400 InvalidParameterException: Missing required parameter SRP_A");
    assertThat(caller.initiate("USER_SRP_AUTH", Map.of("SRP_A", "2")).error())
        .isEqualTo("400 InvalidParameterException: Missing required parameter USERNAME");
    assertThat(caller.call("InitiateAuth", Map.of("AuthFlow", "USER_SRP_AUTH")).error())
        .isEqualTo(
            "400 InvalidParameterException: 1 validation error detected: Value null at 'clientId'"
                + " failed to satisfy constraint: Member must not be null");
  }

  @Test
  void anUnknownClientIsNotFound() {
    assertThat(
            caller
                .call("InitiateAuth", Map.of("ClientId", "nobody", "AuthFlow", "USER_SRP_AUTH"))
                .error())
        .isEqualTo("400 ResourceNotFoundException: User pool client nobody does not exist.");
  }

  @Test
  void whoMayNotSignInLearnsItOnlyWithTheRightPassword() {
    pool.user("alice").status(UserStatus.UNCONFIRMED);
    assertThat(caller.signIn("alice", "correct horse").error())
        .isEqualTo("400 UserNotConfirmedException: User is not confirmed.");
    assertThat(caller.signIn("alice", "wrong").error()).isEqualTo(INCORRECT);

    pool.user("alice").status(UserStatus.RESET_REQUIRED);
    assertThat(caller.signIn("alice", "correct horse").error())
        .isEqualTo("400 PasswordResetRequiredException: Password reset required for the user");
    assertThat(caller.signIn("alice", "wrong").error()).isEqualTo(INCORRECT);

    pool.user("alice").status(UserStatus.CONFIRMED).enabled(false);
    assertThat(caller.signIn("alice", "correct horse").error())
        .isEqualTo("400 NotAuthorizedException: User is disabled.");
    assertThat(caller.signIn("alice", "wrong").error()).isEqualTo(INCORRECT);
  }
}
