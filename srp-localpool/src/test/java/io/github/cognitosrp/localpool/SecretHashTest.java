package io.github.cognitosrp.localpool;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cognitosrp.localpool.model.LocalAppClient;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** SECRET_HASH, for clients with a secret. */
class SecretHashTest {
  private final LocalAppClient open = LocalAppClient.of("open");
  private final LocalAppClient closed = LocalAppClient.withSecret("closed", "the client secret");
  private final LocalUserPool pool =
      LocalUserPool.builder()
          .appClient(open)
          .appClient(closed)
          .user("alice", "correct horse")
          .start();
  private final PoolCaller caller = new PoolCaller(pool, closed, Clock.systemUTC());
  private final SrpClient srp = new SrpClient();

  @AfterEach
  void close() {
    pool.close();
  }

  @Test
  void aSignInWithTheHashInEveryRequestSucceeds() {
    assertThat(caller.signIn("alice", "correct horse").status()).isEqualTo(200);
  }

  @Test
  void aRequestWithoutHashIsRefused() {
    PoolCaller.Reply reply =
        caller.call(
            "InitiateAuth",
            Map.of(
                "ClientId", "closed",
                "AuthFlow", "USER_SRP_AUTH",
                "AuthParameters", Map.of("USERNAME", "alice", "SRP_A", srp.srpA())));

    assertThat(reply.error())
        .isEqualTo(
            "400 NotAuthorizedException: Client closed is configured with secret but SECRET_HASH"
                + " was not received");
  }

  @Test
  void theHashIsOverTheUsernameOfTheSameRequest() {
    PoolCaller.Reply reply =
        caller.initiate(
            "USER_SRP_AUTH",
            Map.of(
                "USERNAME", "alice",
                "SRP_A", srp.srpA(),
                "SECRET_HASH", caller.secretHash("Alice")));

    assertThat(reply.error())
        .isEqualTo("400 NotAuthorizedException: Unable to verify secret hash for client closed");
  }

  @Test
  void theAnswerNeedsItsOwnHashAndAMissingOneDoesNotSpendTheChallenge() {
    PoolCaller.Reply challenge = caller.initiateSrp("alice", srp);
    Map<String, String> answer = caller.answer(challenge, srp, "correct horse");

    PoolCaller.Reply without =
        caller.call(
            "RespondToAuthChallenge",
            Map.of(
                "ClientId", "closed",
                "ChallengeName", "PASSWORD_VERIFIER",
                "ChallengeResponses", answer));

    assertThat(without.error()).contains("SECRET_HASH was not received");
    assertThat(caller.respond("PASSWORD_VERIFIER", "", answer).status()).isEqualTo(200);
  }

  @Test
  void aRefreshHashesTheUserOfTheToken() {
    String token = caller.signIn("alice", "correct horse").at("/AuthenticationResult/RefreshToken");

    assertThat(
            caller
                .initiate(
                    "REFRESH_TOKEN_AUTH",
                    Map.of(
                        "REFRESH_TOKEN",
                        token,
                        "SECRET_HASH",
                        caller.secretHash(pool.user("alice").sub())))
                .status())
        .isEqualTo(200);
    assertThat(
            caller
                .initiate(
                    "REFRESH_TOKEN_AUTH",
                    Map.of("REFRESH_TOKEN", token, "SECRET_HASH", caller.secretHash("bob")))
                .error())
        .isEqualTo("400 NotAuthorizedException: Unable to verify secret hash for client closed");
  }

  @Test
  void refreshingAndRevokingNeedTheSecretItself() {
    PoolCaller.Reply signIn = caller.signIn("alice", "correct horse");
    String token = signIn.at("/AuthenticationResult/RefreshToken");

    for (Map<String, String> wrong :
        List.of(Map.<String, String>of(), Map.of("ClientSecret", "a guess"))) {
      assertThat(refresh(token, wrong).error())
          .isEqualTo("400 NotAuthorizedException: Invalid client secret.");
      assertThat(revoke(token, wrong).error())
          .isEqualTo("400 NotAuthorizedException: Invalid client secret.");
    }
    Map<String, String> right = Map.of("ClientSecret", "the client secret");
    assertThat(refresh(token, right).status()).isEqualTo(200);
    assertThat(revoke(token, right).status()).isEqualTo(200);

    assertThat(refresh(token, right).error())
        .isEqualTo("400 NotAuthorizedException: Invalid Refresh Token.");
    assertThat(caller.call("GetUser", Map.of("AccessToken", signIn.accessToken())).error())
        .isEqualTo("400 NotAuthorizedException: Access Token has been revoked");
  }

  private PoolCaller.Reply refresh(String token, Map<String, String> proof) {
    Map<String, String> body = new HashMap<>(proof);
    body.put("ClientId", "closed");
    body.put("RefreshToken", token);
    return caller.call("GetTokensFromRefreshToken", body);
  }

  private PoolCaller.Reply revoke(String token, Map<String, String> proof) {
    Map<String, String> body = new HashMap<>(proof);
    body.put("ClientId", "closed");
    body.put("Token", token);
    return caller.call("RevokeToken", body);
  }

  @Test
  void aClientWithoutSecretNeedsNoHashAndIgnoresOne() {
    PoolCaller withoutSecret = new PoolCaller(pool, open, Clock.systemUTC());

    assertThat(withoutSecret.signIn("alice", "correct horse").status()).isEqualTo(200);
    assertThat(
            withoutSecret
                .initiate(
                    "USER_SRP_AUTH",
                    Map.of("USERNAME", "alice", "SRP_A", srp.srpA(), "SECRET_HASH", "any"))
                .status())
        .isEqualTo(200);
  }

  @Test
  void aClientDoesNotPrintItsSecret() {
    assertThat(closed.toString()).contains("closed").doesNotContain("the client secret");
  }
}
