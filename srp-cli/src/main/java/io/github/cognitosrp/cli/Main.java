package io.github.cognitosrp.cli;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The {@code cognito-srp} command. Exit codes: 0 done, 1 refused or failed, 2 wrong usage. */
@Command(
    name = "cognito-srp",
    description = "Sign in to Amazon Cognito with Secure Remote Password.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    footerHeading = "%nFrom a checkout of the source, `./cognito-srp COMMAND` also runs:%n",
    footer = {
      "  bench         Measure the arithmetic backends.",
      "  leaks         Look for secrets in the timing of the arithmetic backends.",
      "  web-demo      Run the example web application with a user pool of its own.",
      "  load-test     Sign in many users a second with Apache JMeter."
    })
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
    System.exit(run(commandLine(Terminal.ofThisProcess()), arguments));
  }

  static int run(CommandLine commandLine, String... arguments) {
    return Arguments.undecoded(arguments)
        .map(name -> {
          PrintWriter err = commandLine.getErr();
          err.println(name + " has characters that could not be decoded; " + Arguments.CURE);
          return CommandLine.ExitCode.USAGE;
        })
        .orElseGet(() -> commandLine.execute(arguments));
  }

  static CommandLine commandLine(Terminal terminal) {
    return new CommandLine(new Main())
        .addSubcommand(new SignInCommand(terminal))
        .addSubcommand(new BackendsCommand())
        .addSubcommand(new SecretHashCommand(terminal))
        .addSubcommand(new DeviceVerifierCommand())
        .addSubcommand(new TotpCommand(terminal))
        .addSubcommand(new LocalPoolCommand(terminal))
        .setExecutionExceptionHandler((fault, command, parsed) -> {
          command.getErr().println(Failures.inOneLine(fault));
          return CommandLine.ExitCode.SOFTWARE;
        });
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Main.class.getPackage().getImplementationVersion();
      return new String[] {"cognito-srp " + (version == null ? "(development)" : version)};
    }
  }
}
