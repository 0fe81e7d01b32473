package io.github.cognitosrp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
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
      PrintWriter writer = new PrintWriter(new PipedWriter(reader), true);
      CommandLine command = Main.commandLine(Terminal.ofThisProcess()).setOut(writer);
      Thread pool =
          new Thread(() -> {
            // Closed whatever happens, so that the reader below does not wait for ever.
            try (writer) {
              command.execute("local-pool", "--port", "0", "--users", users.toString());
            }
          });
      pool.start();
      try {
        Scanner out = new Scanner(reader);
        String endpoint = out.nextLine().replaceFirst("endpoint +", "");

        Path password = Files.writeString(directory.resolve("password"), "Correct-Horse-7");
        CommandRun signIn =
            CommandRun.of(
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

        assertThat(signIn.out()).contains("a@b.example");
        assertThat(signIn.exitCode()).isZero();
      } finally {
        pool.interrupt();
        pool.join();
      }
    }
  }

  @Test
  void aFileThatIsMalformedIsRefusedWithoutShowingIt() throws IOException {
    Path users = users("[{\"username\":\"alice\",\"password\":\"Correct-Horse-7\" oops");

    CommandRun run = CommandRun.of("local-pool", "--port", "0", "--users", users.toString());

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("must be a JSON array").doesNotContain("Correct-Horse-7");
  }

  @Test
  void aPortThatAnotherProgramHasIsOneLine() throws IOException {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CommandRun run = CommandRun.of("local-pool", "--port", "" + other.getLocalPort());

      assertThat(run.err())
          .isEqualTo(
              "port " + other.getLocalPort() + " cannot be opened: Address already in use\n");
      assertThat(run.exitCode()).isEqualTo(1);
    }
  }

  @Test
  void whatIsNoPortIsOneLine() {
    CommandRun run = CommandRun.of("local-pool", "--port", "65536");

    assertThat(run.err().lines()).singleElement().asString().contains("65535");
    assertThat(run.exitCode()).isEqualTo(1);
  }
}
