package io.github.cognitosrp.localpool;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cognitosrp.localpool.model.LocalAppClient;
import java.time.Clock;
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
