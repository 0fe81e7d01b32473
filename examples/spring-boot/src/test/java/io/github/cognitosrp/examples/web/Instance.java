package io.github.cognitosrp.examples.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The packaged application in a process of its own, on a free port. */
final class Instance implements AutoCloseable {
  private static final Pattern ADDRESS =
      Pattern.compile("Open (http://localhost:\\d+)/|Tomcat started on port (\\d+)");

  private final Process process;
  private final URI address;

  private Instance(Process process, URI address) {
    this.process = process;
    this.address = address;
  }

  /** Waits until it listens. */
  static Instance start(Map<String, String> environment, String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-jar",
                Path.of("target", "web-app.jar").toString(),
                "--server.port=0",
                "--logging.level.org.springframework.boot.web.embedded.tomcat=info"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    Process process = builder.start();
    try {
      return new Instance(process, address(process.inputReader(UTF_8)));
    } catch (IOException | RuntimeException | AssertionError e) {
      process.destroy();
      throw e;
    }
  }

  private static URI address(BufferedReader log) throws IOException {
    StringBuilder read = new StringBuilder();
    for (String line = log.readLine(); line != null; line = log.readLine()) {
      Matcher found = ADDRESS.matcher(line);
      if (found.find()) {
        return URI.create(
            found.group(1) == null ? "http://localhost:" + found.group(2) : found.group(1));
      }
      read.append(line).append('\n');
    }
    throw new AssertionError("It ended without an address:\n" + read);
  }

  URI address() {
    return address;
  }

  @Override
  public void close() {
    process.destroy();
  }
}
