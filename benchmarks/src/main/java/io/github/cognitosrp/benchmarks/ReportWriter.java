package io.github.cognitosrp.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Draws all results of a folder and writes them into the documents that have a place for them. */
final class ReportWriter {
  /** The part of a document with all tables and charts. */
  static final String TABLES = "tables";

  /** The part of a document with the ratio charts and the sentences that go with them. */
  static final String SUMMARY = "summary";

  private final Path charts;
  private final Map<Results, List<Path>> drawn = new LinkedHashMap<>();

  ReportWriter(Path resultsFolder, Path charts) throws IOException {
    this.charts = charts;
    for (Path file : resultFiles(resultsFolder)) {
      Results results = Results.read(file);
      if (!results.isSmoke()) {
        drawn.put(results, new Charts(results, charts).draw());
      }
    }
    if (drawn.isEmpty()) {
      throw new IOException("no result files in " + resultsFolder);
    }
  }

  private static List<Path> resultFiles(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
  }

  List<Path> chartFiles() {
    return drawn.values().stream().flatMap(List::stream).toList();
  }

  /** Rewrites the parts {@value #TABLES} and {@value #SUMMARY} of a document, those that it has. */
  void writeInto(Path file) throws IOException {
    MarkedDocument document = new MarkedDocument(file);
    if (!document.has(TABLES) && !document.has(SUMMARY)) {
      throw new IOException(file + " has no part for benchmarks");
    }
    if (document.has(TABLES)) {
      document.replace(TABLES, blocks(file, true));
    }
    if (document.has(SUMMARY)) {
      document.replace(SUMMARY, blocks(file, false));
    }
    document.write();
  }

  private String blocks(Path document, boolean all) {
    List<String> blocks = new ArrayList<>();
    drawn.forEach((results, files) -> {
      Tables tables = new Tables(results);
      if (all) {
        blocks.add(tables.markdown());
      }
      blocks.add(tables.summary());
      String images =
          files.stream()
              .filter(file -> all || file.toString().endsWith("-ratio.svg"))
              .map(file -> image(document, file))
              .collect(Collectors.joining("\n"));
      if (!images.isEmpty()) {
        blocks.add(images);
      }
    });
    return String.join("\n\n", blocks);
  }

  private String image(Path document, Path file) {
    Path folder = document.toAbsolutePath().normalize().getParent();
    Path target = charts.resolve(file.getFileName()).toAbsolutePath().normalize();
    Path relative = folder == null ? target : folder.relativize(target);
    String name = String.valueOf(file.getFileName()).replace(".svg", "");
    return "![" + name + "](" + relative.toString().replace('\\', '/') + ")";
  }
}
