package io.github.cognitosrp.examples.web;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A headless Chromium of the system's, with a profile of its own. */
final class Browser implements AutoCloseable {
  private static final Duration MAX_WAIT = Duration.ofSeconds(30);

  private final ChromeDriver driver;

  private Browser(ChromeDriver driver) {
    this.driver = driver;
  }

  static Browser start(Path profile) {
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
    return new Browser(new ChromeDriver(service, options));
  }

  /** Finds a program by one of its names; where there is none, the test is skipped. */
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

  ChromeDriver driver() {
    return driver;
  }

  void open(String address) {
    driver.get(address);
  }

  void type(String field, String text) {
    WebElement input = driver.findElement(By.id(field));
    input.clear();
    input.sendKeys(text);
  }

  /**
   * Presses the page's button and waits for the next page. What the driver says of the old page
   * while it goes is no more than that: it is not always the exception for that case.
   */
  void submit() {
    submit(driver.findElement(By.tagName("button")));
  }

  /** The same with another button. */
  void submit(WebElement button) {
    driver.executeScript("window.beforeSubmit = true");
    button.click();
    new WebDriverWait(driver, MAX_WAIT)
        .ignoring(WebDriverException.class)
        .until(waiting ->
            driver.executeScript(
                "return !window.beforeSubmit && document.readyState === 'complete'"));
  }

  void waitFor(By element) {
    new WebDriverWait(driver, MAX_WAIT).until(waiting -> !driver.findElements(element).isEmpty());
  }

  String heading() {
    return driver.findElement(By.tagName("h1")).getText();
  }

  String text(String id) {
    return driver.findElement(By.id(id)).getText();
  }

  void resize(int width, int height) {
    driver.manage().window().setSize(new Dimension(width, height));
  }

  @Override
  public void close() {
    driver.quit();
  }
}
