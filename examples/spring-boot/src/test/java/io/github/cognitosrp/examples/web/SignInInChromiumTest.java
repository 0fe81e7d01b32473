package io.github.cognitosrp.examples.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cognitosrp.awssdk.Totp;
import io.github.cognitosrp.localpool.LocalUser;
import io.github.cognitosrp.localpool.LocalUserPool;
import io.github.cognitosrp.localpool.model.MfaMethod;
import io.github.cognitosrp.localpool.model.UserStatus;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Cookie;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/** What a person sees in a browser, from the form to the sign-out. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("local")
@ContextConfiguration(initializers = WebPool.class)
class SignInInChromiumTest {
  private static final LocalUserPool POOL = WebPool.pool();

  @TempDir private static Path profile;
  private static Browser browser;

  @LocalServerPort private int port;
  private LocalUser alice;

  @BeforeAll
  static void startBrowser() {
    browser = Browser.start(profile);
  }

  @AfterAll
  static void stopBrowser() {
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void anybodyAtTheForm() {
    alice = POOL.addUser("alice", WebPool.PASSWORD);
    browser.resize(1200, 900);
    browser.open(address("/"));
  }

  @AfterEach
  void nobody() {
    browser.driver().manage().deleteAllCookies();
    alice.delete();
  }

  @Test
  void theRightPasswordLeadsToThePageWithTheName() {
    assertThat(browser.heading()).isEqualTo("Sign in");
    signIn("alice", WebPool.PASSWORD);
    assertThat(browser.heading()).isEqualTo("Welcome");
    assertThat(browser.text("name")).isEqualTo("alice");
  }

  @Test
  void aWrongPasswordAndAnUnknownNameReadTheSame() {
    signIn("alice", "Wrong-Horse-7");
    String wrongPassword = browser.text("problem");
    signIn("mallory", WebPool.PASSWORD);
    assertThat(browser.text("problem"))
        .isEqualTo(wrongPassword)
        .isEqualTo("The user name or the password is not right.");
    signIn("alice", WebPool.PASSWORD);
    assertThat(browser.heading()).isEqualTo("Welcome");
  }

  @Test
  void aSecondFactorIsAskedForUntilItIsRight() {
    alice.mfa(MfaMethod.SOFTWARE_TOKEN_MFA);
    signIn("alice", WebPool.PASSWORD);
    assertThat(browser.heading()).isEqualTo("One more step");

    String right = Totp.code(alice.totpSecretCode().orElseThrow(), Instant.now());
    browser.type("code", right.equals("000000") ? "000001" : "000000");
    browser.submit();
    assertThat(browser.text("problem")).startsWith("That code is not right.");
    browser.open(address("/"));
    assertThat(browser.heading()).as("the password alone opens nothing").isEqualTo("Sign in");

    browser.open(address("/sign-in/code"));
    right = Totp.code(alice.totpSecretCode().orElseThrow(), Instant.now());
    browser.type("code", right.substring(0, 3) + " " + right.substring(3));
    browser.submit();
    assertThat(browser.text("name")).isEqualTo("alice");
  }

  @Test
  void aTemporaryPasswordIsReplacedByOneTypedTwice() {
    alice.temporaryPassword("Temporary-1");
    signIn("alice", "Temporary-1");
    assertThat(browser.heading()).isEqualTo("Choose a new password");

    choose("Better-Horse-8", "Better-Horse-9");
    assertThat(browser.text("problem")).isEqualTo("The two passwords are not the same.");
    assertThat(alice.status()).isEqualTo(UserStatus.FORCE_CHANGE_PASSWORD);

    choose("Better-Horse-8", "Better-Horse-8");
    assertThat(browser.text("name")).isEqualTo("alice");
    assertThat(alice.status()).isEqualTo(UserStatus.CONFIRMED);
  }

  @Test
  void signingOutEndsTheSessionAndRevokesTheTokens() {
    signIn("alice", WebPool.PASSWORD);
    browser.submit();
    assertThat(browser.heading()).isEqualTo("Sign in");
    assertThat(POOL.events().get(POOL.events().size() - 1).operation()).isEqualTo("RevokeToken");
    browser.open(address("/"));
    assertThat(browser.heading()).isEqualTo("Sign in");
  }

  @Test
  void theBrowserHoldsCookiesOutOfReachOfScriptsAndNoTokenThatAnybodyCanRead() {
    signIn("alice", WebPool.PASSWORD);
    assertThat(browser.driver().manage().getCookies())
        .extracting(Cookie::getName)
        .containsExactlyInAnyOrder("csrf", "user");
    assertThat(browser.driver().manage().getCookies())
        .allSatisfy(cookie -> {
          assertThat(cookie.isHttpOnly()).isTrue();
          assertThat(cookie.getSameSite()).isEqualTo("Lax");
          // How every JSON Web Token begins.
          assertThat(cookie.getValue()).doesNotContain("eyJ");
        });
    assertThat(browser.driver().executeScript("return document.cookie")).isEqualTo("");
    assertThat(browser.driver().executeScript("return localStorage.length + sessionStorage.length"))
        .isEqualTo(0L);
    assertThat(browser.driver().getPageSource()).doesNotContain("eyJ");
  }

  @Test
  void thePageFitsAPhoneAndNamesItsFields() {
    browser.resize(360, 740);
    browser.open(address("/sign-in"));
    assertThat(
            browser
                .driver()
                .executeScript("return document.documentElement.scrollWidth <= innerWidth"))
        .isEqualTo(true);
    assertThat(
            browser
                .driver()
                .executeScript(
                    "return [...document.querySelectorAll('input:not([type=hidden])')]"
                        + ".every(field => field.labels.length === 1)"))
        .isEqualTo(true);
  }

  private String address(String path) {
    return "http://localhost:" + port + path;
  }

  private static void signIn(String username, String password) {
    browser.type("username", username);
    browser.type("password", password);
    browser.submit();
  }

  private static void choose(String password, String repeated) {
    browser.type("newPassword", password);
    browser.type("repeated", repeated);
    browser.submit();
  }
}
