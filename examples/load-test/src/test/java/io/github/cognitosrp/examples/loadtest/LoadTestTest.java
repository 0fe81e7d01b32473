package io.github.cognitosrp.examples.loadtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cognitosrp.localpool.LocalUserPool;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The command as its users start it: JMeter, its plan and its report in processes of their own. */
@Execution(ExecutionMode.CONCURRENT)
class LoadTestTest {
  private static final Path JMETER = Path.of("target", "jmeter").toAbsolutePath();

  @TempDir private Path directory;

  private record Outcome(int exitCode, String output) {}

  @Test
  void everyUserSignsInAndTheReportShowsTheRequests() throws Exception {
    Outcome outcome =
        run("--users-a-second=3", "--seconds=3", "--warm-up-seconds=4", "--grace-seconds=15");
    assertThat(outcome.output()).contains("9 sign-ins, 0 failed;");
    assertThat(outcome.exitCode()).isZero();
    assertThat(directory.resolve("report/report/index.html")).isNotEmptyFile();
    assertThat(directory.resolve("report/report/statistics.json"))
        .content()
        .contains("\"InitiateAuth\"", "\"RespondToAuthChallenge\"");
    assertThat(directory.resolve("report/samples.csv")).content().doesNotContain("Correct-Horse");
  }

  @Test
  void failedSignInsAreCountedAndFailTheRun() throws Exception {
    Path users = Files.writeString(directory.resolve("users.csv"), "alice,Wrong-Horse-7\n");
    try (LocalUserPool pool = LocalUserPool.builder().user("alice", "Correct-Horse-7").start()) {
      Outcome outcome =
          run(
              "--users-a-second=2",
              "--seconds=2",
              "--warm-up-seconds=1",
              "--grace-seconds=5",
              "--user-pool=" + pool.userPoolId(),
              "--client-id=" + pool.clientId(),
              "--endpoint-url=" + pool.endpoint(),
              "--users=" + users);
      assertThat(outcome.output()).containsPattern("(\\d) sign-ins, \\1 failed;");
      assertThat(outcome.exitCode()).isEqualTo(1);
    }
  }

  @Test
  void anEarlierReportIsNotOverwritten() throws Exception {
    Path earlier = Files.createDirectories(directory.resolve("report/report"));
    Outcome outcome = run();
    assertThat(outcome.output().lines()).singleElement().asString().contains("earlier report");
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(earlier).isEmptyDirectory();
  }

  private Outcome run(String... options) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                JavaCommand.path(),
                "-cp",
                JMETER + "/lib/*" + File.pathSeparator + JMETER + "/lib/ext/*",
                LoadTest.class.getName(),
                "--jmeter",
                JMETER.toString(),
                "--output",
                directory.resolve("report").toString()));
    command.addAll(List.of(options));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Outcome(process.waitFor(), output);
  }
}
