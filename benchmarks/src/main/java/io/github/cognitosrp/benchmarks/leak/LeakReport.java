package io.github.cognitosrp.benchmarks.leak;

import io.github.cognitosrp.benchmarks.report.MarkedDocument;
import io.github.cognitosrp.benchmarks.report.Svg;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What the documents show of the findings in a folder. */
public final class LeakReport {
  private final Path charts;
  private final List<LeakResults> all = new ArrayList<>();

  /**
   * Reads the findings.
   *
   * @param folder where they are; one that does not exist has none
   * @param charts where the charts are
   */
  public LeakReport(Path folder, Path charts) throws IOException {
    this.charts = charts;
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.sorted().toList()) {
          all.add(LeakResults.read(file));
        }
      }
    }
  }

  /** One chart for each machine and Java, by file. */
  public Map<Path, Svg> charts() {
    Map<Path, Svg> drawn = new TreeMap<>();
    all.forEach(results -> drawn.put(chart(results), LeakChart.draw(results)));
    return drawn;
  }

  private Path chart(LeakResults results) {
    return charts.resolve(results.name() + "-leaks.svg");
  }

  /** The part {@code leaks} of a document. */
  public Map<String, String> parts(Path document) {
    List<String> blocks = new ArrayList<>();
    for (LeakResults results : all) {
      LeakTable table = new LeakTable(results.findings());
      blocks.add(results.name() + ". " + table.summary());
      blocks.add(table.markdown());
      blocks.add(
          MarkedDocument.image(
              document, chart(results), "The greatest t-values on " + results.name()));
    }
    return Map.of("leaks", blocks.isEmpty() ? "No run yet." : String.join("\n\n", blocks));
  }
}
