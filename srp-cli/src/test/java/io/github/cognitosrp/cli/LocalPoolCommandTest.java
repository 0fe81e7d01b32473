package io.github.cognitosrp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Scanner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A pool for people who are not on Java. */
class LocalPoolCommandTest {
  @TempDir private Path directory;

  private Path users(String json) throws IOException {
    return Files.writeString(directory.resolve("users.json"), json);
  }

  @Test
  void usersOfTheFileSignInUntilThePoolIsInterrupted() throws Exception {
    Path users =
        users(
            "[{\"username\":\"alice\",\"password\":\"Correct-Horse-7\","
                + "\"attributes\":{\"email\":\"a@b.example\"}}]");
    try (PipedReader reader = new PipedReader()) {
      PipedWriter writer = new PipedWriter(reader);
      CommandLine command =
          Main.commandLine(Terminal.ofThisProcess()).setOut(new PrintWriter(writer, true));
      Thread pool =
          new Thread(
              () -> command.execute("local-pool", "--port", "0", "--users", users.toString()));
      pool.start();
      try {
        Scanner out = new Scanner(reader);
        String endpoint = out.nextLine().replaceFirst("endpoint +", "");

        Path password = Files.writeString(directory.resolve("password"), "Correct-Horse-7");
        StringWriter shown = new StringWriter();
        int exitCode =
            Main.commandLine(Terminal.ofThisProcess())
                .setOut(new PrintWriter(shown, true))
                .execute(
                    "sign-in",
                    "--user-pool",
                    "local-1_LocalPool",
                    "--client-id",
                    "localclient",
                    "--username",
                    "alice",
                    "--endpoint-url",
                    endpoint,
                    "--password-file",
                    password.toString());

        assertThat(shown.toString()).contains("a@b.example");
        assertThat(exitCode).isZero();
      } finally {
        pool.interrupt();
        pool.join();
      }
    }
  }

  @Test
  void aFileThatIsMalformedIsRefusedWithoutShowingIt() throws IOException {
    Path users = users("[{\"username\":\"alice\",\"password\":\"Correct-Horse-7\" oops");
    StringWriter err = new StringWriter();

    int exitCode =
        Main.commandLine(Terminal.ofThisProcess())
            .setErr(new PrintWriter(err, true))
            .execute("local-pool", "--port", "0", "--users", users.toString());

    assertThat(exitCode).isEqualTo(1);
    assertThat(err.toString()).contains("must be a JSON array").doesNotContain("Correct-Horse-7");
  }
}
