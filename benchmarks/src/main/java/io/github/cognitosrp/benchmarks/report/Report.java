package io.github.cognitosrp.benchmarks.report;

import io.github.cognitosrp.benchmarks.measure.Machine;
import io.github.cognitosrp.benchmarks.measure.Results;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the documents show of all results in a folder that are for publication. */
public final class Report {
  private final Path charts;
  private final Map<String, List<Results>> machines = new TreeMap<>();

  /**
   * Reads the results.
   *
   * @param charts the folder where the charts are
   * @throws IOException if there are none, or one cannot be read
   */
  public Report(Path resultsFolder, Path charts) throws IOException {
    this.charts = charts;
    for (Path file : resultFiles(resultsFolder)) {
      Results results = Results.read(file);
      if (results.isForPublication()) {
        machines.computeIfAbsent(results.machine().name(), name -> new ArrayList<>()).add(results);
      }
    }
    if (machines.isEmpty()) {
      throw new IOException("no result files in " + resultsFolder);
    }
  }

  private static List<Path> resultFiles(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
  }

  /** One chart for each machine, by file. */
  public Map<Path, Svg> charts() {
    Map<Path, Svg> drawn = new TreeMap<>();
    machines.forEach((machine, runs) -> drawn.put(chart(machine), HeadlineChart.draw(runs)));
    return drawn;
  }

  private Path chart(String machine) {
    return charts.resolve(machine + ".svg");
  }

  /** The parts of a document by name: {@code summary} and {@code origin}. */
  public Map<String, String> parts(Path document) {
    List<String> summary = new ArrayList<>();
    List<String> origin = new ArrayList<>();
    machines.forEach((machine, runs) -> {
      runs.forEach(run -> summary.add(new Headline(run).summary()));
      summary.add(Headline.table(runs));
      summary.add(
          MarkedDocument.image(
              document, chart(machine), "Speed-up of one sign-in over reference on " + machine));
      runs.forEach(run -> origin.add(origin(run)));
    });
    return Map.of("summary", String.join("\n\n", summary), "origin", String.join("\n", origin));
  }

  private static String origin(Results run) {
    Machine machine = run.machine();
    return String.format(
        Locale.ROOT,
        "- **%s**: %s, %d processors, %s, Java %s; mode %s, commit `%s`, %s. %s.",
        run.name(),
        machine.cpu(),
        machine.cores(),
        machine.os(),
        machine.java(),
        run.mode(),
        run.commit(),
        run.started(),
        run.versions().entrySet().stream()
            .filter(entry -> Headline.implementations(List.of(run)).contains(entry.getKey()))
            .map(entry -> "`" + entry.getKey() + "`: " + entry.getValue())
            .collect(Collectors.joining("; ")));
  }
}
