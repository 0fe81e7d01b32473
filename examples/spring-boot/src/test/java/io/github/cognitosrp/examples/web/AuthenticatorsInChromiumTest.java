package io.github.cognitosrp.examples.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cognitosrp.localpool.LocalUser;
import io.github.cognitosrp.testing.HeadlessChromium;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/**
 * What a person with a security key, or a passkey, sees in a browser. The authenticator is
 * Chromium's virtual one.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.DEFINED_PORT)
@ActiveProfiles("local")
@ContextConfiguration(initializers = Fido2Pool.class)
class AuthenticatorsInChromiumTest {
  @TempDir private static Path profile;
  private static Browser browser;

  private String authenticator;
  private LocalUser user;

  @BeforeAll
  static void startBrowser() {
    browser = Browser.start(profile);
    browser.driver().executeCdpCommand("WebAuthn.enable", Map.of());
  }

  @AfterAll
  static void stopBrowser() {
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void anAuthenticatorAndAUser() {
    authenticator =
        HeadlessChromium.addAuthenticator(
            browser.driver(), "ctap2", Map.of("transport", "internal"));
    // An opaque name, so that a passkey can bring it along.
    user = Fido2Pool.pool().addUser(UUID.randomUUID().toString(), WebPool.PASSWORD);
    signInWithPassword();
    addAuthenticator("Blue key");
  }

  @AfterEach
  void nobody() {
    browser.driver().manage().deleteAllCookies();
    browser
        .driver()
        .executeCdpCommand(
            "WebAuthn.removeVirtualAuthenticator", Map.of("authenticatorId", authenticator));
    user.delete();
  }

  @Test
  void thePasswordAndThenTheSecurityKeySignIn() {
    signOut();
    browser.open(Fido2Pool.ORIGIN + "/sign-in/security-key");
    typeAndSubmit(WebPool.PASSWORD);
    assertThat(browser.heading()).isEqualTo("Use your authenticator");
    browser.submit();
    assertThat(browser.text("name")).isEqualTo(user.username());
  }

  @Test
  void aWrongPasswordNeverReachesTheSecurityKey() {
    signOut();
    browser.open(Fido2Pool.ORIGIN + "/sign-in/security-key");
    typeAndSubmit("Wrong-Horse-7");
    assertThat(browser.text("problem")).isEqualTo("The user name or the password is not right.");
  }

  @Test
  void aPasskeySignsInWithoutAUserName() {
    signOut();
    browser.driver().findElement(By.linkText("Use a passkey")).click();
    browser.submit();
    assertThat(browser.text("name")).isEqualTo(user.username());
  }

  @Test
  void thePageOfTheAccountListsRenamesAndDeletes() {
    assertThat(names()).isEqualTo("Blue key");
    assertThat(browser.driver().findElement(By.className("use")).getText()).isEqualTo("Never used");

    signOut();
    browser.open(Fido2Pool.ORIGIN + "/sign-in/passkey");
    browser.submit();
    openAuthenticators();
    assertThat(browser.driver().findElement(By.className("use")).getText())
        .startsWith("Used once, last on 20");

    browser.type("name-0", "Red key");
    browser.submit();
    assertThat(names()).isEqualTo("Red key");

    // The second form's button.
    WebElement delete =
        browser.driver().findElement(By.cssSelector("button[aria-label='Delete Red key']"));
    browser.submit(delete);
    assertThat(browser.text("none")).isEqualTo("You have none yet.");

    signOut();
    browser.open(Fido2Pool.ORIGIN + "/sign-in/passkey");
    browser.submit();
    assertThat(browser.driver().findElements(By.id("problem"))).hasSize(1);
  }

  @Test
  void theAuthenticatorIsNotAddedTwice() {
    browser.driver().findElement(By.id("add")).click();
    browser.type("friendlyName", "Again");
    browser.driver().findElement(By.tagName("button")).click();
    browser.waitFor(By.cssSelector("#refusal:not([hidden])"));
    openAuthenticators();
    assertThat(names()).isEqualTo("Blue key");
  }

  private void signInWithPassword() {
    browser.open(Fido2Pool.ORIGIN + "/sign-in");
    typeAndSubmit(WebPool.PASSWORD);
    assertThat(browser.heading()).isEqualTo("Welcome");
  }

  private void typeAndSubmit(String password) {
    browser.type("username", user.username());
    browser.type("password", password);
    browser.submit();
  }

  private static void addAuthenticator(String name) {
    browser.open(Fido2Pool.ORIGIN + "/authenticators/new");
    browser.type("friendlyName", name);
    browser.submit();
    assertThat(browser.heading()).isEqualTo("Your authenticators");
  }

  private static void openAuthenticators() {
    browser.open(Fido2Pool.ORIGIN + "/authenticators");
  }

  private static String names() {
    return browser.driver().findElement(By.id("name-0")).getDomProperty("value");
  }

  private static void signOut() {
    browser.open(Fido2Pool.ORIGIN + "/");
    browser.submit();
    assertThat(browser.heading()).isEqualTo("Sign in");
  }
}
