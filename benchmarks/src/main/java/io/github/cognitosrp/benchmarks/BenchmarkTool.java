package io.github.cognitosrp.benchmarks;

import io.github.cognitosrp.benchmarks.leak.LeaksCommand;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * The program: measures ({@code run}), compares two results ({@code compare}), and draws the charts
 * and tables of the documents ({@code charts}). It exits with 0, with 1 if a measurement yielded no
 * number or a file cannot be used, and with 2 if it was called wrongly; never because something was
 * slow.
 */
@Command(
    name = "benchmarks",
    mixinStandardHelpOptions = true,
    description = "Measures the backends of Cognito SRP for Java and the alternatives.",
    subcommands = {
      BenchmarkTool.RunCommand.class,
      BenchmarkTool.CompareCommand.class,
      BenchmarkTool.ChartsCommand.class,
      LeaksCommand.class
    })
public final class BenchmarkTool {

  private BenchmarkTool() {}

  /**
   * Runs the program.
   *
   * @param args the command line
   */
  public static void main(String[] args) {
    System.setProperty("java.awt.headless", "true");
    CommandLine tool = new CommandLine(new BenchmarkTool());
    tool.setExecutionExceptionHandler((failure, command, parsed) -> {
      if (failure instanceof IOException) {
        command.getErr().println(failure.getMessage());
        return 1;
      }
      throw failure;
    });
    System.exit(tool.execute(args));
  }

  /** {@code run}. */
  @Command(
      name = "run",
      mixinStandardHelpOptions = true,
      description = "Measures, and writes RESULTS/<machine>-jdk<version>.json.")
  static final class RunCommand implements Callable<Integer> {
    private Effort effort = Effort.QUICK;

    @Option(names = "--rounds", description = "At most so many rounds.")
    private int rounds;

    @Option(names = "--minutes", description = "Begin nothing after so many minutes.")
    private int minutes;

    @Option(names = "--machine", description = "The machine's name; not its host name.")
    private String machine = "";

    @Option(names = "--results", description = "Where to write (default: ${DEFAULT-VALUE}).")
    private Path results = Path.of("benchmarks", "results");

    @Option(names = "--only", split = ",", description = "Only these benchmarks, such as sign-in.")
    private List<String> only = List.of();

    @Option(names = "--implementations", split = ",", description = "Only these implementations.")
    private List<String> implementations = List.of();

    @Option(names = "--gmp-library", description = "The libgmp of gmp-tuned, an absolute path.")
    private String gmpLibrary = "";

    @Option(names = "--no-foreign", description = "No programs outside the JVM.")
    private boolean noForeign;

    @Option(names = "--foreign-node", description = "A folder with node_modules of the peers.")
    private String foreignNode = "";

    @Option(names = "--with-node", description = "Let npm fetch the peers, into a new folder.")
    private boolean withNode;

    RunCommand() {}

    @Option(names = "--quick", description = "About two minutes (the default).")
    void quick(boolean chosen) {
      choose(chosen, Effort.QUICK);
    }

    @Option(names = "--full", description = "Everything, up to 90 minutes.")
    void full(boolean chosen) {
      choose(chosen, Effort.FULL);
    }

    @Option(names = "--smoke", description = "Only whether everything yields a number.")
    void smoke(boolean chosen) {
      choose(chosen, Effort.SMOKE);
    }

    private void choose(boolean chosen, Effort mode) {
      if (chosen) {
        effort = mode;
      }
    }

    @Override
    public Integer call() throws Exception {
      return new MeasuringRun(
              chosenEffort(),
              machine,
              results,
              only,
              implementations,
              gmpLibrary,
              new MeasuringRun.Foreign(!noForeign, foreignNode, withNode),
              new Progress(System.out))
          .execute();
    }

    private Effort chosenEffort() {
      Effort chosen = rounds > 0 ? effort.withRounds(rounds) : effort;
      return minutes > 0 ? chosen.withBudget(Duration.ofMinutes(minutes)) : chosen;
    }
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

  /** {@code charts}. */
  @Command(
      name = "charts",
      mixinStandardHelpOptions = true,
      description = "Draws all results and rewrites the marked parts of documents.")
  static final class ChartsCommand implements Callable<Integer> {
    @Option(names = "--results", description = "The results (default: ${DEFAULT-VALUE}).")
    private Path results = Path.of("benchmarks", "results");

    @Option(names = "--charts", description = "Where to draw (default: ${DEFAULT-VALUE}).")
    private Path charts = Path.of("docs", "charts");

    @Option(names = "--document", description = "A document to rewrite; can be repeated.")
    private List<Path> documents = List.of();

    ChartsCommand() {}

    @Override
    public Integer call() throws IOException {
      ReportWriter report = new ReportWriter(results, charts);
      report.chartFiles().forEach(System.out::println);
      for (Path document : documents) {
        report.writeInto(document);
        System.out.println(document);
      }
      return 0;
    }
  }
}
