package io.github.cognitosrp.customauth.fido2;

import io.github.cognitosrp.testing.HeadlessChromium;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.openqa.selenium.chrome.ChromeDriver;

/** A headless Chromium of the system's, with one virtual authenticator that keeps passkeys. */
final class ChromiumWithAuthenticator implements AutoCloseable {
  private final ChromeDriver driver;
  private final String authenticator;

  private ChromiumWithAuthenticator(ChromeDriver driver) {
    this.driver = driver;
    driver.manage().timeouts().scriptTimeout(Duration.ofSeconds(30));
    driver.executeCdpCommand("WebAuthn.enable", Map.of());
    this.authenticator =
        HeadlessChromium.addAuthenticator(
            driver, "ctap2", Map.of("ctap2Version", "ctap2_1", "transport", "internal"));
  }

  /** Starts it; skips the test where there is none. */
  static ChromiumWithAuthenticator start(Path profile) {
    return new ChromiumWithAuthenticator(HeadlessChromium.start(profile));
  }

  void open(String address) {
    driver.get(address);
  }

  /** The value of an asynchronous function's body; a failure's text begins with "failed: ". */
  Object run(String body, Object... arguments) {
    return driver.executeAsyncScript(
        "const done = arguments[arguments.length - 1]; const args = arguments;"
            + "(async () => {"
            + body
            + "})().then(done, error => done('failed: ' + error.name + ': ' + error.message));",
        arguments);
  }

  void userVerified(boolean verified) {
    driver.executeCdpCommand(
        "WebAuthn.setUserVerified",
        Map.of("authenticatorId", authenticator, "isUserVerified", verified));
  }

  void forgetCredentials() {
    driver.executeCdpCommand("WebAuthn.clearCredentials", Map.of("authenticatorId", authenticator));
  }

  @Override
  public void close() {
    driver.quit();
  }
}
