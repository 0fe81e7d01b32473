package io.github.cognitosrp.benchmarks;

import io.github.cognitosrp.benchmarks.leak.LeakReport;
import io.github.cognitosrp.benchmarks.report.MarkedDocument;
import io.github.cognitosrp.benchmarks.report.Report;
import io.github.cognitosrp.benchmarks.report.Svg;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code report}. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description = "Draws all results and rewrites the marked parts of the documents.")
final class ReportCommand implements Callable<Integer> {
  private static final List<Path> DOCUMENTS =
      List.of(
          Path.of("README.md"), Path.of("docs", "performance.md"), Path.of("docs", "assurance.md"));

  @Option(names = "--folder", description = "The checkout (default: the current folder).")
  private Path checkout = Path.of("");

  ReportCommand() {}

  ReportCommand(Path checkout) {
    this.checkout = checkout;
  }

  @Override
  public Integer call() throws IOException {
    for (Map.Entry<Path, String> file : files().entrySet()) {
      Path folder = file.getKey().toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      Files.writeString(file.getKey(), file.getValue());
      System.out.println("wrote " + file.getKey());
    }
    return 0;
  }

  /** The contents of everything that this command writes, by file. */
  Map<Path, String> files() throws IOException {
    Path results = checkout.resolve("benchmarks").resolve("results");
    Path charts = checkout.resolve("docs").resolve("charts");
    Report report = new Report(results, charts);
    LeakReport leaks = new LeakReport(results.resolve("leaks"), charts);
    Map<Path, Svg> drawn = new TreeMap<>(report.charts());
    drawn.putAll(leaks.charts());
    Map<Path, String> files = new TreeMap<>();
    drawn.forEach((file, svg) -> files.put(file, svg.toString()));
    for (Path name : DOCUMENTS) {
      Path document = checkout.resolve(name);
      Map<String, String> parts = new HashMap<>(report.parts(document));
      parts.putAll(leaks.parts(document));
      files.put(document, MarkedDocument.rewritten(document, parts));
    }
    return files;
  }
}
