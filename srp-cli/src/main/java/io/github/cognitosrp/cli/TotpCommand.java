package io.github.cognitosrp.cli;

import io.github.cognitosrp.awssdk.Totp;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Computes the code that an authenticator app shows now. */
@Command(
    name = "totp",
    description = "Print the code that an authenticator app with this secret shows now.",
    mixinStandardHelpOptions = true)
final class TotpCommand implements Callable<Integer> {
  private final Terminal terminal;

  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @Option(
      names = "--secret-file",
      description =
          "A file whose first line is the secret in base32, as AssociateSoftwareToken returns it;"
              + " - is standard input. Otherwise a prompt, or standard input where there is no"
              + " terminal.")
  private @Nullable Path secretFile;

  TotpCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    char[] secret = terminal.secret("secret", secretFile);
    try {
      // People group the digits.
      String digits = new String(secret).replaceAll("[ -]", "");
      spec.commandLine().getOut().println(Totp.code(digits, Instant.now()));
      return CommandLine.ExitCode.OK;
    } catch (IllegalArgumentException e) {
      throw new CommandFailedException(String.valueOf(e.getMessage()));
    } finally {
      Arrays.fill(secret, '\0');
    }
  }
}
