package io.github.cognitosrp.customauth.fido2;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** A headless Chromium of the system's, with one virtual authenticator that keeps passkeys. */
final class ChromiumWithAuthenticator implements AutoCloseable {
  private final ChromeDriver driver;
  private final String authenticator;

  private ChromiumWithAuthenticator(ChromeDriver driver) {
    this.driver = driver;
    driver.manage().timeouts().scriptTimeout(Duration.ofSeconds(30));
    driver.executeCdpCommand("WebAuthn.enable", Map.of());
    this.authenticator =
        String.valueOf(
            driver
                .executeCdpCommand(
                    "WebAuthn.addVirtualAuthenticator",
                    Map.of(
                        "options",
                        Map.of(
                            "protocol", "ctap2",
                            "ctap2Version", "ctap2_1",
                            "transport", "internal",
                            "hasResidentKey", true,
                            "hasUserVerification", true,
                            "isUserVerified", true,
                            "automaticPresenceSimulation", true)))
                .get("authenticatorId"));
  }

  /** Starts it; skips the test where there is none. */
  static ChromiumWithAuthenticator start(Path profile) {
    Path chromium = onThePath("chromium", "chromium-browser", "google-chrome");
    Path chromedriver = onThePath("chromedriver");
    ChromeOptions options =
        new ChromeOptions()
            .setBinary(chromium.toFile())
            .addArguments(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-quic",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--no-first-run",
                "--user-data-dir=" + profile);
    // A driver that is named is not looked for, and so never downloaded.
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(chromedriver.toFile())
            .usingAnyFreePort()
            .build();
    return new ChromiumWithAuthenticator(new ChromeDriver(service, options));
  }

  private static Path onThePath(String... names) {
    List<String> folders = List.of(System.getenv("PATH").split(File.pathSeparator));
    Optional<Path> found =
        Stream.of(names)
            .flatMap(name -> folders.stream().map(folder -> Path.of(folder, name)))
            .filter(Files::isExecutable)
            .findFirst();
    assumeTrue(found.isPresent(), "needs " + names[0] + " (Debian: chromium and chromium-driver)");
    return found.orElseThrow();
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
