package io.github.cognitosrp.examples.loadtest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Runs the plan with one JMeter engine on this machine, against a local pool in a process of its
 * own or against another pool. Exit codes: 0 all signed in, 1 not all, 2 wrong usage.
 */
@Command(
    name = "load-test",
    description = {
      "Sign in so many users a second with Apache JMeter, and write its report.",
      "Without --user-pool, a local user pool is started in a process of its own, on this machine."
    },
    mixinStandardHelpOptions = true)
final class LoadTest implements Callable<Integer> {
  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @Option(
      names = "--users-a-second",
      defaultValue = "10",
      description = "How many users begin to sign in each second (${DEFAULT-VALUE}).")
  private int usersASecond;

  @Option(
      names = "--seconds",
      defaultValue = "30",
      description = "For how long (${DEFAULT-VALUE}).")
  private int seconds;

  @Option(
      names = "--warm-up-seconds",
      defaultValue = "10",
      description =
          "How long one user signs in again and again before, so that compiling is not measured"
              + " (${DEFAULT-VALUE}).")
  private int warmUpSeconds;

  @Option(
      names = "--grace-seconds",
      defaultValue = "10",
      description =
          "How long sign-ins that are under way at the end may take; those that take longer are"
              + " counted as failed (${DEFAULT-VALUE}).")
  private int graceSeconds;

  @Option(
      names = "--output",
      defaultValue = "load-test-report",
      description = "The folder for the report, without an earlier one (${DEFAULT-VALUE}).")
  private Path output = Path.of("load-test-report");

  @Option(names = "--jmeter", required = true, description = "The folder of JMeter.")
  private Path jmeter = Path.of("");

  @ArgGroup(exclusive = false)
  private @Nullable OtherPool otherPool;

  /** A pool that runs already. */
  static final class OtherPool {
    @Option(names = "--user-pool", required = true, description = "The user pool's id.")
    private String userPool = "";

    @Option(names = "--client-id", required = true, description = "The app client's id.")
    private String clientId = "";

    @Option(
        names = "--users",
        required = true,
        description = "A CSV file of users: name,password. Users of a test pool, never real ones.")
    private Path users = Path.of("");

    @Option(
        names = "--endpoint-url",
        defaultValue = "",
        description = "Where the pool answers, if not at the endpoint of its region.")
    private String endpointUrl = "";
  }

  /** Ends the JVM with the command's exit code. */
  public static void main(String[] arguments) {
    System.exit(
        new CommandLine(new LoadTest())
            .setExecutionExceptionHandler(LoadTest::explain)
            .execute(arguments));
  }

  private static int explain(Exception fault, CommandLine command, CommandLine.ParseResult parsed)
      throws Exception {
    if (fault instanceof IOException) {
      command.getErr().println(fault.getMessage());
      return CommandLine.ExitCode.SOFTWARE;
    }
    throw fault;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (Files.exists(output.resolve("report"))) {
      throw new IOException(output + " holds an earlier report; --output names another folder");
    }
    Files.createDirectories(output);
    Statistics statistics;
    if (otherPool == null) {
      try (LocalPoolProcess pool = LocalPoolProcess.start(output.resolve("users.csv"))) {
        statistics = run(pool.target());
      }
    } else {
      statistics =
          run(
              new Target(
                  otherPool.userPool,
                  otherPool.clientId,
                  otherPool.endpointUrl,
                  otherPool.users.toAbsolutePath()));
    }
    spec.commandLine().getOut().println(statistics);
    spec.commandLine().getOut().println(output.resolve("report").resolve("index.html"));
    return statistics.failed() == 0 ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
  }

  private Statistics run(Target target) throws IOException, InterruptedException {
    Path report = output.resolve("report");
    List<String> command =
        List.of(
            JavaCommand.path(),
            "-Djava.awt.headless=true",
            "-jar",
            jmeter.resolve("bin").resolve("ApacheJMeter.jar").toString(),
            "--nongui",
            "--testfile",
            jmeter.resolve("sign-in.jmx").toString(),
            "--logfile",
            output.resolve("samples.csv").toString(),
            "--jmeterlogfile",
            output.resolve("jmeter.log").toString(),
            "--reportatendofloadtests",
            "--reportoutputfolder",
            report.toString(),
            "-Jusers_a_second=" + usersASecond,
            "-Jseconds=" + seconds,
            "-Jwarm_up_seconds=" + warmUpSeconds,
            "-Jgrace_seconds=" + graceSeconds,
            "-Juser_pool=" + target.userPool(),
            "-Jclient_id=" + target.clientId(),
            "-Jendpoint=" + target.endpoint(),
            "-Jusers=" + target.users().toAbsolutePath());
    Process process = new ProcessBuilder(command).inheritIO().start();
    if (process.waitFor() != 0) {
      throw new IOException("JMeter failed; see " + output.resolve("jmeter.log"));
    }
    return Statistics.of(report);
  }
}
