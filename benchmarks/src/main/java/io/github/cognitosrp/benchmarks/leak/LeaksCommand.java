package io.github.cognitosrp.benchmarks.leak;

import io.github.cognitosrp.benchmarks.measure.Machine;
import io.github.cognitosrp.benchmarks.peer.Implementation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code leaks}. */
@Command(
    name = "leaks",
    mixinStandardHelpOptions = true,
    description = {
      "Tests whether running times depend on secrets: fixed ones against random ones.",
      "Exits with 1 if a hardened backend exceeds |t| = 4.5."
    })
public final class LeaksCommand implements Callable<Integer> {
  @Option(names = "--samples", description = "Of each kind of secret (default: ${DEFAULT-VALUE}).")
  private int samples = 10_000;

  @Option(
      names = "--seconds",
      description = "Stop each test after so many seconds, with fewer samples.")
  private int seconds = 3_600;

  @Option(names = "--backend", split = ",", description = "Only these backends, such as gmp.")
  private List<String> backends = List.of();

  @Option(
      names = "--workload",
      split = ",",
      description = "Only these, of ${COMPLETION-CANDIDATES}",
      completionCandidates = WorkloadNames.class)
  private List<String> workloads = List.of();

  @Option(names = "--gmp-library", description = "The libgmp of gmp-tuned, an absolute path.")
  private String gmpLibrary = "";

  @Option(names = "--report-only", description = "Exit with 0 whatever is found.")
  private boolean reportOnly;

  @Option(names = "--machine", description = "The machine's name; not its host name.")
  private String machine = "";

  @Option(names = "--results", description = "Where to write (default: ${DEFAULT-VALUE}).")
  private Path results = Path.of("benchmarks", "results", "leaks");

  @Option(names = "--charts", description = "Where to draw (default: ${DEFAULT-VALUE}).")
  private Path charts = Path.of("docs", "charts");

  /** Creates the command; picocli sets its options. */
  public LeaksCommand() {}

  /** For the help text. */
  static final class WorkloadNames extends ArrayList<String> {
    private static final long serialVersionUID = 1L;

    WorkloadNames() {
      super(Arrays.stream(LeakWorkload.values()).map(LeakWorkload::label).toList());
    }
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    List<LeakFinding> findings = new ArrayList<>();
    boolean failed = false;
    for (Implementation implementation : Implementation.values()) {
      if (!isWanted(implementation)) {
        continue;
      }
      for (LeakWorkload workload : wantedWorkloads()) {
        try {
          findings.add(
              LeakProbe.run(
                  implementation, workload, gmpLibrary, samples, Duration.ofSeconds(seconds)));
        } catch (IOException reason) {
          System.out.println(implementation.label() + " left out: " + reason.getMessage());
          failed |= !backends.isEmpty();
          break;
        }
      }
    }
    if (!findings.isEmpty()) {
      write(findings);
    }
    return failed ? 1 : exitCode(findings, reportOnly);
  }

  static int exitCode(List<LeakFinding> findings, boolean reportOnly) {
    boolean leaks = findings.stream().anyMatch(LeakFinding::isLeak);
    return findings.isEmpty() || (leaks && !reportOnly) ? 1 : 0;
  }

  private void write(List<LeakFinding> findings) throws IOException {
    LeakResults fresh =
        new LeakResults(LeakResults.SCHEMA, Machine.here(machine), List.copyOf(findings));
    Path file = results.resolve(fresh.name() + ".json");
    LeakResults all = Files.exists(file) ? LeakResults.read(file).with(findings) : fresh;
    all.write(file);
    Path chart = charts.resolve(all.name() + "-leaks.svg");
    LeakChart.draw(all).write(chart);
    LeakTable table = new LeakTable(findings);
    System.out.println();
    System.out.println(table.markdown());
    System.out.println();
    System.out.println(table.summary());
    System.out.println("results: " + file + ", chart: " + chart);
  }

  private boolean isWanted(Implementation implementation) {
    return backends.isEmpty()
        ? implementation.isBackend()
            && !(implementation == Implementation.GMP_TUNED && gmpLibrary.isEmpty())
        : backends.contains(implementation.label());
  }

  private List<LeakWorkload> wantedWorkloads() {
    return workloads.isEmpty()
        ? List.of(LeakWorkload.values())
        : workloads.stream().map(LeakWorkload::of).toList();
  }
}
