package io.github.cognitosrp.benchmarks.peer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs a program to its end, within a limit. */
public final class ChildProcess {
  private static final int MAX_SHOWN_CHARS = 300;

  private ChildProcess() {}

  /**
   * What the program printed.
   *
   * @throws IOException if it cannot be started, fails, or takes longer than the limit; then it is
   *     ended
   */
  public static String run(List<String> command, Duration limit)
      throws IOException, InterruptedException {
    return run(command, limit, Map.of());
  }

  public static String run(List<String> command, Duration limit, Map<String, String> environment)
      throws IOException, InterruptedException {
    Path output = Files.createTempFile("cognito-srp-bench", ".out");
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
      builder.environment().putAll(environment);
      Process process = builder.start();
      process.getOutputStream().close();
      try {
        if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
          throw new IOException(command.get(0) + " took longer than " + limit.toSeconds() + " s");
        }
      } finally {
        process.destroyForcibly();
      }
      String text = Files.readString(output, UTF_8);
      if (process.exitValue() != 0) {
        throw new IOException(
            command.get(0) + " ended with " + process.exitValue() + ": " + lastOf(text));
      }
      return text;
    } finally {
      Files.deleteIfExists(output);
    }
  }

  private static String lastOf(String text) {
    String stripped = text.strip();
    return stripped.substring(Math.max(0, stripped.length() - MAX_SHOWN_CHARS));
  }
}
