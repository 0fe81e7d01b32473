package io.github.cognitosrp.localpool;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** USER_SRP_AUTH for users who know their password. */
class UserSrpAuthTest {
  private final LocalUserPool pool = LocalUserPool.builder().user("alice", "correct horse").start();
  private final PoolCaller caller = new PoolCaller(pool);

  @AfterEach
  void close() {
    pool.close();
  }

  @Test
  void theRightPasswordGetsTokens() {
    PoolCaller.Reply reply = caller.signIn("alice", "correct horse");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.accessToken()).contains(".");
    assertThat(reply.at("/AuthenticationResult/IdToken")).contains(".");
    assertThat(reply.at("/AuthenticationResult/RefreshToken")).isNotEmpty();
    assertThat(reply.at("/AuthenticationResult/TokenType")).isEqualTo("Bearer");
    assertThat(reply.at("/AuthenticationResult/ExpiresIn")).isEqualTo("3600");
    assertThat(reply.json().has("ChallengeName")).isFalse();
    assertThat(reply.json().at("/AuthenticationResult").has("NewDeviceMetadata")).isFalse();
  }

  @Test
  void theWrongPasswordIsRefused() {
    assertThat(caller.signIn("alice", "wrong").error())
        .isEqualTo("400 NotAuthorizedException: Incorrect username or password.");
  }

  @Test
  void theAccessTokenOpensGetUser() {
    pool.user("alice").attribute("email", "alice@example.com");

    PoolCaller.Reply user =
        caller.call(
            "GetUser",
            Map.of("AccessToken", caller.signIn("alice", "correct horse").accessToken()));

    assertThat(user.at("/Username")).isEqualTo("alice");
    assertThat(user.json().at("/UserAttributes").toString())
        .isEqualTo(
            "[{\"Name\":\"sub\",\"Value\":\""
                + pool.user("alice").sub()
                + "\"},{\"Name\":\"email\",\"Value\":\"alice@example.com\"}]");
  }
}
