package io.github.cognitosrp.cli;

import io.github.cognitosrp.cognito.CognitoSrpException;
import io.github.cognitosrp.cognito.InvalidInputException;
import io.github.cognitosrp.modpow.ModPowException;
import java.io.IOException;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;

/** The {@code cognito-srp} command. Exit codes: 0 done, 1 refused or failed, 2 wrong usage. */
@Command(
    name = "cognito-srp",
    description = "Sign in to Amazon Cognito with Secure Remote Password.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    subcommands = {
      SignInCommand.class,
      BackendsCommand.class,
      SecretHashCommand.class,
      LocalPoolCommand.class
    },
    synopsisSubcommandLabel = "COMMAND")
public final class Main implements Runnable {
  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  private Main() {}

  /**
   * Runs the command and ends the JVM with its exit code.
   *
   * @param arguments the command line
   */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Main())
        .setExecutionExceptionHandler((fault, commandLine, parsed) -> explain(fault, commandLine));
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  /** What went wrong belongs to its user in one line; only what nobody foresaw brings its stack. */
  private static int explain(Exception fault, CommandLine commandLine) throws Exception {
    PrintWriter err = commandLine.getErr();
    if (fault instanceof AwsServiceException refused && refused.awsErrorDetails() != null) {
      err.println(
          refused.awsErrorDetails().errorCode() + ": " + refused.awsErrorDetails().errorMessage());
    } else if (fault instanceof SdkClientException
        || fault instanceof CognitoSrpException
        || fault instanceof InvalidInputException
        || fault instanceof ModPowException
        || fault instanceof IOException
        || fault instanceof FailedException) {
      err.println(fault.getMessage());
    } else {
      throw fault;
    }
    return CommandLine.ExitCode.SOFTWARE;
  }

  /** Ends a command with one line for its user. */
  static final class FailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    FailedException(String message) {
      super(message, null, false, false);
    }
  }

  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Main.class.getPackage().getImplementationVersion();
      return new String[] {"cognito-srp " + (version == null ? "(development)" : version)};
    }
  }
}
