package io.github.cognitosrp.cli;

import io.github.cognitosrp.cognito.AppClient;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Computes the SECRET_HASH for one user name. */
@Command(
    name = "secret-hash",
    description = "Print the SECRET_HASH of a user name for an app client with a secret.",
    mixinStandardHelpOptions = true)
final class SecretHashCommand implements Callable<Integer> {
  private final Terminal terminal;

  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @Option(names = "--client-id", required = true, description = "The app client's id.")
  private String clientId = "";

  @Option(
      names = "--username",
      required = true,
      description = "The USERNAME of the request that the hash goes into.")
  private String username = "";

  @Option(
      names = "--client-secret-file",
      description =
          "A file whose first line is the client secret; - is standard input. Otherwise a prompt,"
              + " or standard input where there is no terminal.")
  private @Nullable Path clientSecretFile;

  SecretHashCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    char[] secret = terminal.secret("client secret", clientSecretFile);
    try {
      spec.commandLine()
          .getOut()
          .println(AppClient.of(clientId, secret).secretHash(username).orElseThrow());
      return CommandLine.ExitCode.OK;
    } finally {
      Arrays.fill(secret, '\0');
    }
  }
}
