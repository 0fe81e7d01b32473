package io.github.cognitosrp.localpool;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.cognitosrp.testing.BesideOtherClasses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** AWS's own tools call the pool: every operation that they know. */
@Tag("slow")
@BesideOtherClasses
class AwsToolsTest {
  private static final Path PYTHON = Path.of("/usr/bin/python3");
  private static final Path AWS = Path.of("/usr/bin/aws");
  private static final long TIMEOUT_SECONDS = 300;

  private final LocalUserPool pool = LocalUserPool.start();

  @AfterEach
  void close() {
    pool.close();
  }

  private record Run(int exitCode, String output) {}

  private static Run run(List<String> command) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("AWS_ACCESS_KEY_ID", "any");
    builder.environment().put("AWS_SECRET_ACCESS_KEY", "any");
    builder.environment().put("AWS_DEFAULT_REGION", "local-1");
    builder.environment().put("AWS_EC2_METADATA_DISABLED", "true");
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)).isTrue();
    return new Run(process.exitValue(), output);
  }

  /** Of awscli its {@code main}: the same code as the command, without a second for each start. */
  @ParameterizedTest
  @ValueSource(strings = {"boto3", "awscli"})
  void everyOperationThatTheToolKnowsIsAnsweredAndRefused(String tool) throws Exception {
    assumeTrue(
        Files.isExecutable(PYTHON)
            && run(List.of(PYTHON.toString(), "-c", "import boto3, " + tool)).exitCode() == 0,
        "needs boto3 and awscli (Debian: python3-boto3, awscli)");
    List<String> command = new ArrayList<>();
    command.add(PYTHON.toString());
    command.add("src/test/python/life.py");
    command.add(tool);
    command.add(pool.endpoint().toString());
    command.add(pool.userPoolId());
    command.addAll(pool.operations().keySet());

    Run run = run(command);

    assertThat(run.output()).as("operations not called, or a failure").isEmpty();
    assertThat(run.exitCode()).isZero();
  }

  @Test
  void theCommandLineSignsUpConfirmsAndSignsIn() throws Exception {
    assumeTrue(Files.isExecutable(AWS), "needs awscli");
    String email = "Name=email,Value=alice@example.com";
    assertThat(
            aws(
                    "sign-up",
                    "--client-id",
                    "localclient",
                    "--username",
                    "alice",
                    "--password",
                    "secret",
                    "--user-attributes",
                    email)
                .output())
        .contains("CodeDeliveryDetails");
    assertThat(
            aws(
                    "confirm-sign-up",
                    "--client-id",
                    "localclient",
                    "--username",
                    "alice",
                    "--confirmation-code",
                    "0")
                .output())
        .contains("CodeMismatchException");
    assertThat(
            aws(
                    "confirm-sign-up",
                    "--client-id",
                    "localclient",
                    "--username",
                    "alice",
                    "--confirmation-code",
                    "123456")
                .exitCode())
        .isZero();
    assertThat(
            aws(
                    "initiate-auth",
                    "--client-id",
                    "localclient",
                    "--auth-flow",
                    "USER_PASSWORD_AUTH",
                    "--auth-parameters",
                    "USERNAME=alice,PASSWORD=secret")
                .output())
        .contains("IdToken");
    assertThat(aws("create-user-pool", "--pool-name", "x").output())
        .contains("UnknownOperationException");
  }

  private Run aws(String... arguments) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(AWS.toString(), "cognito-idp", "--endpoint-url", pool.endpoint().toString()));
    command.addAll(List.of(arguments));
    return run(command);
  }
}
