package io.github.cognitosrp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cognitosrp.localpool.LocalUserPool;
import io.github.cognitosrp.localpool.model.DeviceTracking;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as its users meet it: what it prints, where, and its exit code. */
class SignInCommandTest {
  @TempDir private Path directory;

  @Test
  void withoutAPoolOfOnesOwnItShowsBothSignInsAndTheClaims() {
    CommandRun outcome = CommandRun.of("sign-in");
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.exitCode()).isZero();
    // Which hardened backend is best depends on what this JVM has timed by now.
    assertThat(outcome.out())
        .containsPattern("[a-z]+, (BLINDED|CONSTANT_TIME)")
        .containsSubsequence(
            "InitiateAuth USER_SRP_AUTH → PASSWORD_VERIFIER",
            "RespondToAuthChallenge PASSWORD_VERIFIER → tokens",
            "ConfirmDevice → confirmed",
            "UpdateDeviceStatus → remembered",
            "InitiateAuth USER_SRP_AUTH → PASSWORD_VERIFIER",
            "RespondToAuthChallenge PASSWORD_VERIFIER → DEVICE_SRP_AUTH",
            "RespondToAuthChallenge DEVICE_SRP_AUTH → DEVICE_PASSWORD_VERIFIER",
            "RespondToAuthChallenge DEVICE_PASSWORD_VERIFIER → tokens",
            "\"cognito:username\" : \"alice\"");
  }

  @Test
  void aWrongPasswordIsCognitosOwnErrorInOneLine() throws IOException {
    CommandRun outcome = CommandRun.of("sign-in", "--password-file", file("Wrong-Horse-7"));
    assertThat(outcome.err())
        .isEqualTo("NotAuthorizedException: Incorrect username or password.\n");
    assertThat(outcome.exitCode()).isEqualTo(1);
  }

  @Test
  void itSignsInToAPoolElsewhereWithAClientSecretAndRegistersNoDeviceUnasked() throws IOException {
    try (LocalUserPool pool =
        LocalUserPool.builder()
            .user("bob", "Correct-Horse-7")
            .appClient("clientwithsecret", "the-client-secret")
            .deviceTracking(DeviceTracking.ALWAYS)
            .start()) {
      CommandRun outcome =
          CommandRun.of(
              "sign-in",
              "--user-pool",
              pool.userPoolId(),
              "--client-id",
              "clientwithsecret",
              "--client-secret-file",
              file("the-client-secret"),
              "--endpoint-url",
              pool.endpoint().toString(),
              "--username",
              "bob",
              "--password-file",
              file("Correct-Horse-7"));
      assertThat(outcome.err()).isEmpty();
      assertThat(outcome.exitCode()).isZero();
      assertThat(outcome.out()).contains("\"cognito:username\" : \"bob\"");
      assertThat(outcome.out()).doesNotContain("ConfirmDevice");
    }
  }

  @Test
  void thePoolsEndpointMayBeDown() throws IOException {
    CommandRun outcome =
        CommandRun.of(
            "sign-in",
            "--user-pool",
            "eu-central-1_AbC123",
            "--client-id",
            "1example23456789",
            "--endpoint-url",
            "http://127.0.0.1:1",
            "--username",
            "alice",
            "--password-file",
            file("Correct-Horse-7"));
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.err().lines()).hasSize(1);
  }

  @Test
  void aMalformedPoolIdIsNamedBeforeAnythingIsAskedFor() {
    CommandRun outcome =
        CommandRun.of(
            "sign-in", "--user-pool", "nonsense", "--client-id", "abc", "--username", "alice");
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.err().lines()).hasSize(1);
    assertThat(outcome.err()).contains("userPool").doesNotContain("nonsense");
  }

  @Test
  void thePasswordIsNoArgument() {
    CommandRun outcome = CommandRun.of("sign-in", "--password", "Correct-Horse-7");
    assertThat(outcome.exitCode()).isEqualTo(2);
  }

  @Test
  void anUnknownBackendIsAnsweredWithWhatIsInstalled() {
    CommandRun outcome = CommandRun.of("sign-in", "--backend", "abacus");
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.err()).contains("'abacus' is not ready").contains("bigint is ready");
  }

  @Test
  void backendsListsEveryInstalledOneWithItsFigures() {
    CommandRun outcome = CommandRun.of("backends");
    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.out().lines())
        .anyMatch(row -> row.matches("[1-9] +bigint +BLINDED +\\d+ µs +\\d+ µs +java.*"))
        .anyMatch(row -> row.matches("- +bigint-vartime +VARIABLE_TIME +\\d+ µs +\\d+ µs +java.*"))
        .anyMatch(row -> row.matches("(\\d|-) +gmp +CONSTANT_TIME .*"))
        .anyMatch(row ->
            row.matches("[1-9] +ifma +CONSTANT_TIME +\\d+ µs +\\d+ µs +AVX-512 IFMA code .*")
                || row.matches("- +ifma +CONSTANT_TIME +- +- +UNAVAILABLE: .+"));
  }

  /** The value was computed with Python's hmac. */
  @Test
  void secretHashPrintsTheHashOfTheName() throws IOException {
    CommandRun outcome =
        CommandRun.of(
            "secret-hash",
            "--client-id",
            "18u8119jgbpr464n28s1itk2mq",
            "--username",
            "john.doe",
            "--client-secret-file",
            file("a-client-secret"));
    assertThat(outcome.out()).isEqualTo("qOKViDTY6Lm66/AWpd221hl7VyfjmSLhm5M4O42pIyk=\n");
    assertThat(outcome.exitCode()).isZero();
  }

  private String file(String content) throws IOException {
    return Files.writeString(Files.createTempFile(directory, "secret", ""), content + "\n")
        .toString();
  }
}
