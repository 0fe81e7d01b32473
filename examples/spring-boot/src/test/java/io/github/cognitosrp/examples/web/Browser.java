package io.github.cognitosrp.examples.web;

import io.github.cognitosrp.testing.HeadlessChromium;
import java.nio.file.Path;
import java.time.Duration;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A headless Chromium of the system's, with a profile of its own. */
final class Browser implements AutoCloseable {
  private static final Duration MAX_WAIT = Duration.ofSeconds(30);

  private final ChromeDriver driver;

  private Browser(ChromeDriver driver) {
    this.driver = driver;
  }

  static Browser start(Path profile) {
    return new Browser(HeadlessChromium.start(profile));
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
