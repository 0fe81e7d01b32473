package io.github.cognitosrp.testing;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** The system's Chromium without a window, and its virtual authenticators. */
public final class HeadlessChromium {
  private static final String ORIGIN = "Debian: chromium and chromium-driver";

  private HeadlessChromium() {}

  /**
   * Starts it; skips the test where there is none.
   *
   * @param profile a folder for its profile
   */
  public static ChromeDriver start(Path profile) {
    Path chromium = Programs.onThePath(ORIGIN, "chromium", "chromium-browser", "google-chrome");
    Path chromedriver = Programs.onThePath(ORIGIN, "chromedriver");
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
    return new ChromeDriver(service, options);
  }

  /**
   * Plugs in an authenticator that is made of software and touched by itself.
   *
   * @param protocol {@code ctap2}, with passkeys and a verified user, or {@code u2f}, with neither
   * @param more other options of {@code WebAuthn.addVirtualAuthenticator}
   * @return its id
   */
  public static String addAuthenticator(
      ChromeDriver driver, String protocol, Map<String, Object> more) {
    boolean passkeys = !protocol.equals("u2f");
    Map<String, Object> options =
        new HashMap<>(
            Map.of(
                "protocol", protocol,
                "hasResidentKey", passkeys,
                "hasUserVerification", passkeys,
                "isUserVerified", passkeys,
                "automaticPresenceSimulation", true));
    options.putAll(more);
    Map<String, Object> added =
        driver.executeCdpCommand("WebAuthn.addVirtualAuthenticator", Map.of("options", options));
    return String.valueOf(added.get("authenticatorId"));
  }
}
