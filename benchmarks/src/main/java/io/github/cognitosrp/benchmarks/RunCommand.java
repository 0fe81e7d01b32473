package io.github.cognitosrp.benchmarks;

import io.github.cognitosrp.benchmarks.measure.Effort;
import io.github.cognitosrp.benchmarks.measure.MeasuringRun;
import io.github.cognitosrp.benchmarks.measure.Progress;
import io.github.cognitosrp.benchmarks.measure.Results;
import io.github.cognitosrp.benchmarks.report.FullTable;
import io.github.cognitosrp.benchmarks.report.Headline;
import io.github.cognitosrp.benchmarks.report.HeadlineChart;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code run}. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = "Measures, prints the table, and writes RESULTS/<machine>-jdk<version>.json.")
final class RunCommand implements Callable<Integer> {
  private Effort effort = Effort.QUICK;

  @Option(names = "--rounds", description = "At most so many rounds.")
  private int rounds;

  @Option(names = "--minutes", description = "Begin nothing after so many minutes.")
  private int minutes;

  @Option(names = "--machine", description = "The machine's name; not its host name.")
  private String machine = "";

  @Option(names = "--results", description = "Where to write (default: ${DEFAULT-VALUE}).")
  private Path folder = Path.of("benchmarks", "results");

  @Option(names = "--only", split = ",", description = "Only these benchmarks, such as modpow.")
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

  @Option(
      names = "--quick",
      description = "Sign-ins and cold starts, about three minutes (default).")
  void quick(boolean chosen) {
    choose(chosen, Effort.QUICK);
  }

  @Option(names = "--headline", description = "The same for the documents, about eight minutes.")
  void headline(boolean chosen) {
    choose(chosen, Effort.HEADLINE);
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
  public Integer call() throws IOException, InterruptedException {
    Progress progress = new Progress(System.out);
    MeasuringRun.Outcome outcome =
        new MeasuringRun(
                chosenEffort(),
                machine,
                only,
                implementations,
                gmpLibrary,
                new MeasuringRun.Foreign(!noForeign, foreignNode, withNode),
                progress)
            .execute();
    Results results = outcome.results();
    Path file = folder.resolve(results.name() + ".json");
    Path chart = folder.resolve(results.name() + ".svg");
    results.write(file);
    HeadlineChart.draw(List.of(results)).write(chart);
    outcome.failures().forEach(failure -> progress.say("NO NUMBER " + failure));
    if (!chosenEffort().isHeadlineOnly()) {
      progress.say("\n" + FullTable.of(results));
    }
    progress.say("\n" + Headline.table(List.of(results)));
    progress.say("\nresults: " + file + "\nchart:   " + chart);
    progress.say("\n" + new Headline(results).summary());
    return outcome.failures().isEmpty() && !results.measurements().isEmpty() ? 0 : 1;
  }

  private Effort chosenEffort() {
    Effort chosen = rounds > 0 ? effort.withRounds(rounds) : effort;
    chosen = minutes > 0 ? chosen.withBudget(Duration.ofMinutes(minutes)) : chosen;
    return only.isEmpty() ? chosen : chosen.withOtherWorkloads();
  }
}
