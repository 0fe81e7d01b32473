package io.github.cognitosrp.customauth.duo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Duo's npm packages, to ask. Where {@code CI} is set they must install; elsewhere a missing
 * network or Node skips the tests.
 */
final class NodeOracle {
  private static final Path SOURCES = Path.of("src/test/node-duo");
  private static final Path WORK = Path.of("target/node-duo");
  private static final int OLDEST_NODE = 20;
  private static final int MINUTES = 3;
  private static final JsonMapper JSON = new JsonMapper();

  private NodeOracle() {}

  static void install() throws IOException, InterruptedException {
    Files.createDirectories(WORK);
    assumeTrue(nodeVersion() >= OLDEST_NODE, "needs Node " + OLDEST_NODE + " or later");
    try (Stream<Path> sources = Files.list(SOURCES)) {
      for (Path source : sources.toList()) {
        Files.copy(source, WORK.resolve(source.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    Path installed = WORK.resolve("node_modules/.package-lock.json");
    if (Files.exists(installed)
        && Files.getLastModifiedTime(installed)
                .compareTo(Files.getLastModifiedTime(SOURCES.resolve("package-lock.json")))
            > 0) {
      return;
    }
    Process npm = start("npm", "ci", "--prefer-offline");
    String output = output(npm, "");
    if (System.getenv("CI") != null) {
      assertThat(npm.exitValue()).as(output).isZero();
    }
    assumeTrue(npm.exitValue() == 0, "needs the npm packages of " + SOURCES);
  }

  /** The results of some calls of oracle.mjs. */
  static JsonNode ask(List<List<Object>> calls) throws IOException, InterruptedException {
    Process node = start("node", "--no-deprecation", "oracle.mjs");
    String output = output(node, JSON.writeValueAsString(calls));
    assertThat(node.exitValue()).as(output).isZero();
    return JSON.readTree(output);
  }

  private static int nodeVersion() throws InterruptedException {
    try {
      String version = output(start("node", "--version"), "");
      return Integer.parseInt(version.strip().replaceFirst("^v(\\d+)\\..*", "$1"));
    } catch (IOException | NumberFormatException ignored) {
      return 0;
    }
  }

  private static Process start(String... command) throws IOException {
    return new ProcessBuilder(command)
        .directory(WORK.toFile())
        .redirectErrorStream(true)
        .redirectOutput(WORK.resolve("output.txt").toAbsolutePath().toFile())
        .start();
  }

  private static String output(Process process, String input)
      throws IOException, InterruptedException {
    try (var standardInput = process.getOutputStream()) {
      standardInput.write(input.getBytes(UTF_8));
    }
    try {
      assertThat(process.waitFor(MINUTES, TimeUnit.MINUTES)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    return Files.readString(WORK.resolve("output.txt"));
  }
}
