package io.github.cognitosrp.zkattest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cognitosrp.testing.HeadlessChromium;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.openqa.selenium.chrome.ChromeDriver;

/** A Chromium with one page, and with authenticators. */
final class Chromium implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ChromeDriver driver;

  private Chromium(ChromeDriver driver) {
    this.driver = driver;
  }

  /** Starts it with an empty profile, or skips the test. */
  static Chromium start(Path profile) {
    return new Chromium(HeadlessChromium.start(profile));
  }

  /** Shows a page and waits until it is there. */
  void open(URI page) {
    driver.get(page.toString());
  }

  /** Plugs in an authenticator that is made of software and touched by itself. */
  void addAuthenticator(String protocol) {
    driver.executeCdpCommand("WebAuthn.enable", Map.of());
    HeadlessChromium.addAuthenticator(driver, protocol, Map.of("transport", "usb"));
  }

  /** The value of an expression, or of what it promises. */
  JsonNode evaluate(String expression) {
    Map<String, Object> answer =
        driver.executeCdpCommand(
            "Runtime.evaluate",
            Map.of(
                "expression",
                expression,
                "awaitPromise",
                true,
                "returnByValue",
                true,
                "userGesture",
                true));
    if (answer.containsKey("exceptionDetails")) {
      throw new IllegalStateException(String.valueOf(answer.get("exceptionDetails")));
    }
    return JSON.valueToTree(answer).at("/result/value");
  }

  @Override
  public void close() {
    driver.quit();
  }
}
