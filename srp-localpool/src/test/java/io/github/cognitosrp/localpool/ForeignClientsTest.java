package io.github.cognitosrp.localpool;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.cognitosrp.localpool.model.DeviceTracking;
import io.github.cognitosrp.localpool.model.MfaMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Clients that other people wrote sign in to the pool, and sign up, confirm and reset there:
 * Amazon's own JavaScript libraries, and cognito-srp-helper over the AWS SDK for JavaScript. AWS's
 * verifier takes the tokens. Where {@code CI} is set their packages must install; elsewhere a
 * missing network or Node skips the tests.
 */
class ForeignClientsTest {
  private static final Path SOURCES = Path.of("src/test/node");
  private static final Path WORK = Path.of("target/node");
  private static final int OLDEST_NODE = 20;
  private static final int MINUTES = 5;

  private record Run(int exitCode, String output) {}

  @BeforeAll
  static void install() throws IOException, InterruptedException {
    assumeTrue(nodeVersion() >= OLDEST_NODE, "needs Node " + OLDEST_NODE + " or later");
    Files.createDirectories(WORK);
    try (Stream<Path> sources = Files.list(SOURCES)) {
      for (Path source : sources.toList()) {
        Files.copy(source, WORK.resolve(source.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    Path installed = WORK.resolve("node_modules/.package-lock.json");
    Path wanted = WORK.resolve("package-lock.json");
    if (Files.exists(installed)
        && Files.getLastModifiedTime(installed)
                .compareTo(Files.getLastModifiedTime(SOURCES.resolve("package-lock.json")))
            > 0) {
      return;
    }
    Run npm = run(Map.of(), "npm", "ci", "--prefer-offline");
    if (System.getenv("CI") != null) {
      assertThat(npm.exitCode()).as(npm.output()).isZero();
    }
    assumeTrue(npm.exitCode() == 0, "needs the npm packages of " + wanted);
  }

  @ParameterizedTest
  @CsvSource({
    "amazon-cognito-identity-js, 12",
    "cognito-srp-helper, 4",
    "aws-amplify, 6",
    "aws-jwt-verify, 3"
  })
  void everyScenarioOfTheClientPasses(String client, int scenarios)
      throws IOException, InterruptedException {
    try (LocalUserPool pool = pool()) {
      Run run =
          run(
              Map.of(
                  "POOL_ENDPOINT", pool.endpoint().toString(),
                  "POOL_ID", pool.userPoolId(),
                  "POOL_CLIENT_ID", "web",
                  "POOL_SECRET_CLIENT_ID", "server",
                  "POOL_CLIENT_SECRET", "sesame"),
              "node",
              client + ".mjs");

      assertThat(run.output()).doesNotContain("failed: ");
      assertThat(run.output().lines().filter(line -> line.startsWith("passed: ")))
          .hasSize(scenarios);
      assertThat(run.exitCode()).isZero();
    }
  }

  private static LocalUserPool pool() {
    LocalUserPool pool =
        LocalUserPool.builder()
            .userPool("eu-central-1_AbC123")
            .issuer("https://cognito-idp.eu-central-1.amazonaws.com")
            .appClient("web")
            .appClient("server", "sesame")
            .deviceTracking(DeviceTracking.ALWAYS)
            .mfa(MfaMode.OPTIONAL)
            .customAuth(
                ForeignClientsTest::define, ForeignClientsTest::create, ForeignClientsTest::verify)
            .user("alice", "correct horse")
            .user("carol", "correct horse")
            .user("dora", "correct horse")
            .user("fred", "correct horse")
            .user("otto", "correct horse")
            .user("sam", "correct horse")
            .user("newbie", "first")
            .start();
    pool.addGroup("admins").user("alice").groups("admins");
    pool.user("fred").attribute("email", "f@b.example").attribute("email_verified", "true");
    pool.user("sam")
        .attribute("phone_number", "+4915112345678")
        .attribute("phone_number_verified", "true");
    pool.user("newbie").temporaryPassword("first");
    return pool;
  }

  /** The password, one question, tokens. */
  private static Map<String, Object> define(Map<String, Object> event) {
    List<?> session = (List<?>) ((Map<?, ?>) event.get("request")).get("session");
    event.put(
        "response",
        switch (session.size()) {
          case 1 -> Map.of("challengeName", "PASSWORD_VERIFIER");
          case 2 -> Map.of("challengeName", "CUSTOM_CHALLENGE");
          default -> Map.of("issueTokens", true);
        });
    return event;
  }

  private static Map<String, Object> create(Map<String, Object> event) {
    event.put("response", Map.of("publicChallengeParameters", Map.of("question", "6 * 7")));
    return event;
  }

  private static Map<String, Object> verify(Map<String, Object> event) {
    event.put("response", Map.of("answerCorrect", true));
    return event;
  }

  private static int nodeVersion() throws InterruptedException {
    try {
      Files.createDirectories(WORK);
      Run node = run(Map.of(), "node", "--version");
      return Integer.parseInt(node.output().strip().replaceFirst("^v(\\d+)\\..*", "$1"));
    } catch (IOException | NumberFormatException e) {
      return 0;
    }
  }

  private static Run run(Map<String, String> environment, String... command)
      throws IOException, InterruptedException {
    Path output = Files.createTempFile(WORK, "output", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(WORK.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().putAll(environment);
    Process process = builder.start();
    try {
      assertThat(process.waitFor(MINUTES, TimeUnit.MINUTES)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    String text = Files.readString(output, UTF_8);
    Files.delete(output);
    return new Run(process.exitValue(), text);
  }
}
