package io.github.cognitosrp.localpool;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cognitosrp.localpool.model.DeviceTracking;
import io.github.cognitosrp.localpool.model.MfaMode;
import io.github.cognitosrp.testing.BesideOtherClasses;
import io.github.cognitosrp.testing.NodePackages;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Clients that other people wrote sign in to the pool, and sign up, confirm and reset there:
 * Amazon's own JavaScript libraries, and cognito-srp-helper over the AWS SDK for JavaScript. AWS's
 * verifier takes the tokens.
 */
@Tag("slow")
@BesideOtherClasses
class ForeignClientsTest {
  private static NodePackages packages;

  @BeforeAll
  static void install() {
    packages = NodePackages.install(Path.of("src/test/node"), Path.of("target/node"));
  }

  @ParameterizedTest
  @CsvSource({
    "amazon-cognito-identity-js, 12",
    "cognito-srp-helper, 4",
    "aws-amplify, 6",
    "aws-jwt-verify, 3"
  })
  void everyScenarioOfTheClientPasses(String client, int scenarios) throws IOException {
    try (LocalUserPool pool = pool()) {
      NodePackages.Output run =
          packages.run(
              Map.of(
                  "POOL_ENDPOINT", pool.endpoint().toString(),
                  "POOL_ID", pool.userPoolId(),
                  "POOL_CLIENT_ID", "web",
                  "POOL_SECRET_CLIENT_ID", "server",
                  "POOL_CLIENT_SECRET", "sesame"),
              "",
              "node",
              client + ".mjs");

      assertThat(run.text()).doesNotContain("failed: ");
      assertThat(run.text().lines().filter(line -> line.startsWith("passed: "))).hasSize(scenarios);
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
}
