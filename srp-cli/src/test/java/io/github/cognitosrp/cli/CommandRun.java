package io.github.cognitosrp.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.cognitosrp.localpool.LocalUserPool;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/** One run of the command in this JVM, without a terminal: what it printed, and its exit code. */
record CommandRun(int exitCode, String out, String err) {

  static CommandRun of(String... arguments) {
    return withInput(new byte[0], arguments);
  }

  static CommandRun withInput(String input, String... arguments) {
    return withInput(input.getBytes(UTF_8), arguments);
  }

  static CommandRun withInput(byte[] input, String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine command =
        Main.commandLine(Terminal.withoutPerson(new ByteArrayInputStream(input)))
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err));
    int exitCode = Main.run(command, arguments);
    return new CommandRun(exitCode, out.toString(), err.toString());
  }

  /** The arguments of a sign-in to this pool, and more of them. */
  static String[] signInTo(LocalUserPool pool, String username, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "sign-in",
                "--user-pool",
                pool.userPoolId(),
                "--client-id",
                pool.clientId(),
                "--endpoint-url",
                pool.endpoint().toString(),
                "--username",
                username));
    arguments.addAll(List.of(more));
    return arguments.toArray(String[]::new);
  }
}
