package io.github.cognitosrp.examples.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.support.ui.WebDriverWait;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/**
 * The password, and then Duo's prompt, which is another site's page. The stand-in for Duo checks
 * every signature that it gets.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.DEFINED_PORT)
@ActiveProfiles("local")
@ContextConfiguration(initializers = DuoPool.class)
class DuoInChromiumTest {
  @TempDir private static Path profile;
  private static Browser browser;

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

  @AfterEach
  void nobody() {
    browser.driver().manage().deleteAllCookies();
    assertThat(DuoPool.duo().complaints()).isEmpty();
  }

  @Test
  void whoSaysYesToDuoIsSignedIn() {
    password(WebPool.PASSWORD);
    assertThat(browser.heading()).isEqualTo("One more step");
    browser.open(DuoPool.ORIGIN + "/");
    assertThat(browser.heading()).as("the password alone opens nothing").isEqualTo("Sign in");

    browser.open(DuoPool.ORIGIN + "/sign-in/duo/prompt");
    click("duo", "Is it you, alice?");
    click("allow", "Welcome");

    assertThat(browser.text("name")).isEqualTo("alice");
  }

  @Test
  void whoSaysNoIsNot() {
    password(WebPool.PASSWORD);
    click("duo", "Is it you, alice?");
    click("deny", "Password and Duo");

    assertThat(browser.text("refused")).startsWith("Duo did not let you in.");
    browser.open(DuoPool.ORIGIN + "/");
    assertThat(browser.heading()).isEqualTo("Sign in");
  }

  @Test
  void anotherSignInsReturnIsRefusedAndDoesNotEndThisOne() {
    password(WebPool.PASSWORD);
    browser.open(DuoPool.ORIGIN + "/sign-in/duo/back?duo_code=stolen&state=another");
    assertThat(browser.text("refused")).startsWith("Duo did not let you in.");

    browser.open(DuoPool.ORIGIN + "/sign-in/duo/prompt");
    click("duo", "Is it you, alice?");
    click("allow", "Welcome");
  }

  @Test
  void aWrongPasswordNeverReachesDuo() {
    password("Wrong-Horse-7");
    assertThat(browser.text("problem")).isEqualTo("The user name or the password is not right.");
    assertThat(browser.driver().findElements(By.id("duo"))).isEmpty();
  }

  private static void password(String password) {
    browser.open(DuoPool.ORIGIN + "/sign-in/duo");
    browser.type("username", "alice");
    browser.type("password", password);
    browser.submit();
  }

  /** Clicks what leads to another site, and waits for the page with a heading. */
  private static void click(String id, String heading) {
    browser.driver().findElement(By.id(id)).click();
    new WebDriverWait(browser.driver(), Duration.ofSeconds(30))
        .ignoring(WebDriverException.class)
        .until(waiting -> browser.heading().equals(heading));
  }
}
