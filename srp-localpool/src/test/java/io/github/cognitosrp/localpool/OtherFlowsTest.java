package io.github.cognitosrp.localpool;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cognitosrp.localpool.model.AuthFlow;
import io.github.cognitosrp.localpool.model.LocalAppClient;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** USER_AUTH, CUSTOM_AUTH, REFRESH_TOKEN_AUTH, the Admin operations, and what a client allows. */
class OtherFlowsTest {
  private final TestClock clock = new TestClock("2026-11-09T09:05:00Z");
  private final LocalUserPool pool =
      LocalUserPool.builder()
          .clock(clock)
          .appClient("everything")
          .appClient(LocalAppClient.of("srponly").allowing(AuthFlow.USER_SRP_AUTH))
          .user("alice", "correct horse")
          .start();
  private final PoolCaller caller = new PoolCaller(pool, pool.appClients().get(0), clock);
  private final SrpClient srp = new SrpClient();

  @AfterEach
  void close() {
    pool.close();
  }

  private void completes(PoolCaller.Reply challenge) {
    assertThat(challenge.at("/ChallengeName")).isEqualTo("PASSWORD_VERIFIER");
    PoolCaller.Reply reply =
        caller.respond(
            "PASSWORD_VERIFIER",
            challenge.at("/Session"),
            caller.answer(challenge, srp, "correct horse"));
    assertThat(reply.json().has("AuthenticationResult")).isTrue();
  }

  @Test
  void userSrpAuthHasNoSessionUnlessThePoolIsToldTo() {
    assertThat(caller.initiateSrp("alice", srp).json().has("Session")).isFalse();
  }

  @Test
  void userAuthThatPrefersPasswordSrpWithAGoesStraightToTheVerifier() {
    PoolCaller.Reply challenge =
        caller.initiate(
            "USER_AUTH",
            Map.of(
                "USERNAME", "alice",
                "PREFERRED_CHALLENGE", "PASSWORD_SRP",
                "SRP_A", srp.srpA()));

    assertThat(challenge.at("/Session")).isNotEmpty();
    completes(challenge);
  }

  @Test
  void userAuthThatPrefersPasswordSrpWithoutAAsksForIt() {
    PoolCaller.Reply ask =
        caller.initiate(
            "USER_AUTH", Map.of("USERNAME", "alice", "PREFERRED_CHALLENGE", "PASSWORD_SRP"));
    assertThat(ask.at("/ChallengeName")).isEqualTo("PASSWORD_SRP");

    completes(
        caller.respond(
            "PASSWORD_SRP", ask.at("/Session"), Map.of("USERNAME", "alice", "SRP_A", srp.srpA())));
  }

  @Test
  void userAuthWithoutPreferenceOffersAChoice() {
    PoolCaller.Reply choice = caller.initiate("USER_AUTH", Map.of("USERNAME", "alice"));
    assertThat(choice.at("/ChallengeName")).isEqualTo("SELECT_CHALLENGE");
    assertThat(choice.json().at("/AvailableChallenges").toString())
        .isEqualTo("[\"PASSWORD_SRP\",\"PASSWORD\"]");

    completes(
        caller.respond(
            "SELECT_CHALLENGE",
            choice.at("/Session"),
            Map.of("USERNAME", "alice", "ANSWER", "PASSWORD_SRP", "SRP_A", srp.srpA())));
  }

  @Test
  void aChoiceIsMadeOnceByItsUserAndWithItsSession() {
    String session = caller.initiate("USER_AUTH", Map.of("USERNAME", "alice")).at("/Session");
    Map<String, String> answer = new LinkedHashMap<>();
    answer.put("USERNAME", "alice");
    answer.put("ANSWER", "WEB_AUTHN");
    answer.put("SRP_A", srp.srpA());
    String invalid = "400 NotAuthorizedException: Invalid session for the user.";

    assertThat(caller.respond("SELECT_CHALLENGE", session, answer).error())
        .startsWith("400 InvalidParameterException");
    answer.put("ANSWER", "PASSWORD_SRP");
    assertThat(caller.respond("SELECT_CHALLENGE", "", answer).error())
        .isEqualTo("400 InvalidParameterException: Missing required parameter Session");
    assertThat(caller.respond("SELECT_CHALLENGE", session, answer).status()).isEqualTo(200);
    assertThat(caller.respond("SELECT_CHALLENGE", session, answer).error()).isEqualTo(invalid);

    String other = caller.initiate("USER_AUTH", Map.of("USERNAME", "alice")).at("/Session");
    answer.put("USERNAME", "bob");
    assertThat(caller.respond("SELECT_CHALLENGE", other, answer).error()).isEqualTo(invalid);
    String wrongKind = caller.initiate("USER_AUTH", Map.of("USERNAME", "alice")).at("/Session");
    answer.put("USERNAME", "alice");
    assertThat(caller.respond("PASSWORD_SRP", wrongKind, answer).error()).isEqualTo(invalid);
  }

  @Test
  void customAuthStartsWithSrp() {
    completes(
        caller.initiate(
            "CUSTOM_AUTH",
            Map.of("USERNAME", "alice", "CHALLENGE_NAME", "SRP_A", "SRP_A", srp.srpA())));
    assertThat(caller.initiate("CUSTOM_AUTH", Map.of("USERNAME", "alice")).error())
        .startsWith("400 InvalidParameterException");
  }

  @Test
  void theAdminOperationsDoTheSameForWhoeverNamesThePool() {
    Map<String, Object> initiate = new LinkedHashMap<>();
    initiate.put("UserPoolId", pool.userPoolId());
    initiate.put("ClientId", "everything");
    initiate.put("AuthFlow", "USER_SRP_AUTH");
    initiate.put("AuthParameters", Map.of("USERNAME", "alice", "SRP_A", srp.srpA()));
    PoolCaller.Reply challenge = caller.call("AdminInitiateAuth", initiate);

    PoolCaller.Reply reply =
        caller.call(
            "AdminRespondToAuthChallenge",
            Map.of(
                "UserPoolId",
                pool.userPoolId(),
                "ClientId",
                "everything",
                "ChallengeName",
                "PASSWORD_VERIFIER",
                "ChallengeResponses",
                caller.answer(challenge, srp, "correct horse")));

    assertThat(reply.json().has("AuthenticationResult")).isTrue();
    initiate.put("UserPoolId", "local-1_Other");
    assertThat(caller.call("AdminInitiateAuth", initiate).error())
        .isEqualTo("400 ResourceNotFoundException: User pool local-1_Other does not exist.");
  }

  @Test
  void aRefreshMakesNewTokensOfTheSameSignInForThirtyDays() {
    PoolCaller.Reply signIn = caller.signIn("alice", "correct horse");
    Map<String, String> refresh =
        Map.of("REFRESH_TOKEN", signIn.at("/AuthenticationResult/RefreshToken"));
    clock.advance(Duration.ofDays(30).minusSeconds(1));

    PoolCaller.Reply fresh = caller.initiate("REFRESH_TOKEN_AUTH", refresh);

    assertThat(fresh.json().at("/AuthenticationResult").has("RefreshToken")).isFalse();
    assertThat(caller.call("GetUser", Map.of("AccessToken", fresh.accessToken())).at("/Username"))
        .isEqualTo("alice");
    assertThat(caller.call("GetUser", Map.of("AccessToken", signIn.accessToken())).error())
        .isEqualTo("400 NotAuthorizedException: Access Token has expired");
    assertThat(caller.initiate("REFRESH_TOKEN", refresh).status()).isEqualTo(200);
    clock.advance(Duration.ofSeconds(1));
    assertThat(caller.initiate("REFRESH_TOKEN_AUTH", refresh).error())
        .isEqualTo("400 NotAuthorizedException: Refresh Token has expired");
  }

  @Test
  void aRefreshTokenIsWorthlessWithoutItsUser() {
    Map<String, String> refresh =
        Map.of(
            "REFRESH_TOKEN",
            caller.signIn("alice", "correct horse").at("/AuthenticationResult/RefreshToken"));
    pool.user("alice").delete();
    pool.addUser("alice", "another person");

    assertThat(caller.initiate("REFRESH_TOKEN_AUTH", refresh).error())
        .isEqualTo("400 NotAuthorizedException: Invalid Refresh Token.");
    assertThat(caller.initiate("REFRESH_TOKEN_AUTH", Map.of("REFRESH_TOKEN", "made up")).error())
        .isEqualTo("400 NotAuthorizedException: Invalid Refresh Token.");
  }

  @Test
  void aClientRefusesFlowsThatItDoesNotAllow() {
    PoolCaller srpOnly = new PoolCaller(pool, pool.appClients().get(1), Clock.systemUTC());

    assertThat(srpOnly.initiate("USER_AUTH", Map.of("USERNAME", "alice")).error())
        .isEqualTo("400 InvalidParameterException: USER_AUTH is not enabled for the client.");
    assertThat(srpOnly.initiateSrp("alice", srp).status()).isEqualTo(200);
    assertThat(srpOnly.initiate("USER_PASSWORD_AUTH", Map.of("USERNAME", "alice")).error())
        .isEqualTo(
            "400 InvalidParameterException: USER_PASSWORD_AUTH is not enabled for the client.");
    assertThat(caller.initiate("TELEPATHY", Map.of("USERNAME", "alice")).error())
        .startsWith("400 InvalidParameterException: 1 validation error detected");
  }
}
