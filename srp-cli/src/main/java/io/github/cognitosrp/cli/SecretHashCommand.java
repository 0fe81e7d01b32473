package io.github.cognitosrp.cli;

import io.github.cognitosrp.cognito.AppClient;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Computes the SECRET_HASH for one user name. */
@Command(
    name = "secret-hash",
    description = "Print the SECRET_HASH of a user name for an app client with a secret.",
    mixinStandardHelpOptions = true)
final class SecretHashCommand implements Callable<Integer> {
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
      defaultValue = "-",
      description =
          "A file whose first line is the client secret; - is standard input, the default.")
  private Path clientSecretFile = Path.of("-");

  @Override
  public Integer call() throws IOException {
    char[] secret = Secrets.fromFile(clientSecretFile);
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
