package io.github.cognitosrp.examples.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The README's command: one jar, nothing to configure. */
class DemoTest {
  private static final Pattern ADDRESS = Pattern.compile("Open (http://localhost:\\d+/)");

  @Test
  void theJarStartsWithAPoolOfItsOwnAndShowsItsUsers() throws Exception {
    Process demo =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-jar",
                Path.of("target", "web-app.jar").toString(),
                "--demo",
                "--server.port=0")
            .redirectErrorStream(true)
            .start();
    try (BufferedReader log = demo.inputReader(StandardCharsets.UTF_8)) {
      HttpResponse<String> page =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(URI.create(address(log) + "sign-in")).build(),
                  HttpResponse.BodyHandlers.ofString());
      assertThat(page.body()).contains("alice", "Correct-Horse-7");
    } finally {
      demo.destroy();
      demo.waitFor();
    }
  }

  private static String address(BufferedReader log) throws IOException {
    StringBuilder read = new StringBuilder();
    for (String line = log.readLine(); line != null; line = log.readLine()) {
      Matcher found = ADDRESS.matcher(line);
      if (found.find()) {
        return found.group(1);
      }
      read.append(line).append('\n');
    }
    throw new AssertionError("It ended without an address:\n" + read);
  }
}
