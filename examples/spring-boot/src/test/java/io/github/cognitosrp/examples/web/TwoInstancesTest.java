package io.github.cognitosrp.examples.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cognitosrp.awssdk.Totp;
import io.github.cognitosrp.localpool.LocalUserPool;
import io.github.cognitosrp.localpool.model.MfaMethod;
import io.github.cognitosrp.localpool.model.MfaMode;
import io.github.cognitosrp.localpool.model.UserStatus;
import io.github.cognitosrp.testing.BesideOtherClasses;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two instances of the application behind a proxy that takes them in turn: the password goes to one
 * of them, the code or the new password to the other.
 */
@BesideOtherClasses
class TwoInstancesTest {
  @TempDir private static Path profile;
  private static LocalUserPool pool;
  private static Browser browser;
  private static Instance first;
  private static Instance second;
  private static RoundRobinProxy proxy;

  @BeforeAll
  static void start() throws Exception {
    browser = Browser.start(profile);
    pool = LocalUserPool.builder().mfa(MfaMode.OPTIONAL).start();
    first = instance();
    second = instance();
    proxy = new RoundRobinProxy(List.of(first.address(), second.address()));
  }

  private static Instance instance() throws Exception {
    return Instance.start(
        Map.of("COOKIES_KEY", WebPool.COOKIES_KEY),
        "--spring.profiles.active=local",
        "--cognito.user-pool-id=" + pool.userPoolId(),
        "--cognito.client-id=" + pool.clientId(),
        "--cognito.endpoint=" + pool.endpoint());
  }

  @AfterAll
  static void stop() throws Exception {
    for (AutoCloseable started : new AutoCloseable[] {browser, proxy, first, second, pool}) {
      if (started != null) {
        started.close();
      }
    }
  }

  @AfterEach
  void nobody() {
    browser.driver().manage().deleteAllCookies();
    proxy.forms().clear();
  }

  @Test
  void theCodeIsTakenByTheInstanceThatNeverSawThePassword() {
    pool.addUser("alice", WebPool.PASSWORD).mfa(MfaMethod.SOFTWARE_TOKEN_MFA);
    signIn("alice");
    assertThat(browser.heading()).isEqualTo("One more step");

    browser.type(
        "code", Totp.code(pool.user("alice").totpSecretCode().orElseThrow(), Instant.now()));
    browser.submit();

    assertThat(browser.text("name")).isEqualTo("alice");
    assertThat(List.copyOf(proxy.forms()))
        .isIn(List.of("/sign-in 0", "/sign-in/code 1"), List.of("/sign-in 1", "/sign-in/code 0"));
    for (int page = 0; page < 2; page++) {
      browser.open(proxy.address("/"));
      assertThat(browser.text("name")).as("page %s", page).isEqualTo("alice");
    }

    browser.submit();
    assertThat(browser.heading()).isEqualTo("Sign in");
    assertThat(pool.events().get(pool.events().size() - 1).operation()).isEqualTo("RevokeToken");
  }

  @Test
  void soIsANewPassword() {
    pool.addUser("carol", WebPool.PASSWORD).temporaryPassword(WebPool.PASSWORD);
    signIn("carol");
    assertThat(browser.heading()).isEqualTo("Choose a new password");

    browser.type("newPassword", "Better-Horse-8");
    browser.type("repeated", "Better-Horse-8");
    browser.submit();

    assertThat(browser.text("name")).isEqualTo("carol");
    assertThat(pool.user("carol").status()).isEqualTo(UserStatus.CONFIRMED);
    assertThat(List.copyOf(proxy.forms()))
        .isIn(
            List.of("/sign-in 0", "/sign-in/new-password 1"),
            List.of("/sign-in 1", "/sign-in/new-password 0"));
  }

  private static void signIn(String username) {
    browser.open(proxy.address("/"));
    browser.type("username", username);
    browser.type("password", WebPool.PASSWORD);
    browser.submit();
  }
}
