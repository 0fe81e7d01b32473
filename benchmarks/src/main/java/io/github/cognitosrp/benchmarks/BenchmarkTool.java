package io.github.cognitosrp.benchmarks;

import io.github.cognitosrp.benchmarks.leak.LeaksCommand;
import io.github.cognitosrp.benchmarks.measure.Results;
import io.github.cognitosrp.benchmarks.report.Comparison;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * The program: measures ({@code run}), tests for timing leaks ({@code leaks}), compares two results
 * ({@code compare}), and writes tables and charts into the documents ({@code report}). It exits
 * with 0, with 1 if a measurement yielded no number, a file cannot be used or a hardened backend
 * leaks, and with 2 if it was called wrongly; never because something was slow.
 */
@Command(
    name = "benchmarks",
    mixinStandardHelpOptions = true,
    description = "Measures the backends of Cognito SRP for Java and the alternatives.",
    subcommands = {
      RunCommand.class,
      LeaksCommand.class,
      BenchmarkTool.CompareCommand.class,
      ReportCommand.class
    })
public final class BenchmarkTool {

  private BenchmarkTool() {}

  /**
   * Runs the program.
   *
   * @param args the command line
   */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    CommandLine tool = new CommandLine(new BenchmarkTool());
    tool.setExecutionExceptionHandler((failure, command, parsed) -> {
      if (failure instanceof IOException) {
        command.getErr().println(failure.getMessage());
        return 1;
      }
      throw failure;
    });
    return tool;
  }

  /** {@code compare}. */
  @Command(
      name = "compare",
      mixinStandardHelpOptions = true,
      description = "Prints the ratios of two results and flags what got slower.")
  static final class CompareCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "A.json", description = "The older result.")
    private Path before = Path.of("");

    @Parameters(index = "1", paramLabel = "B.json", description = "The newer result.")
    private Path after = Path.of("");

    CompareCommand() {}

    @Override
    public Integer call() throws IOException {
      new Comparison(Results.read(before), Results.read(after))
          .lines()
          .forEach(System.out::println);
      return 0;
    }
  }
}
