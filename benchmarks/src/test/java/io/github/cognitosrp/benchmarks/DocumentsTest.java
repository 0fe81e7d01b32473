package io.github.cognitosrp.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The committed documents, charts and results belong together. */
class DocumentsTest {
  private static final Path CHECKOUT = Path.of("..");
  private static final long MAX_CHART_BYTES = 15_000;

  @Test
  void documentsAndChartsShowTheCommittedResultsAndNothingElse() throws IOException {
    for (Map.Entry<Path, String> file : new ReportCommand(CHECKOUT).files().entrySet()) {
      assertThat(file.getKey())
          .as("'java -jar benchmarks/target/benchmarks.jar report' writes it anew")
          .content()
          .isEqualTo(file.getValue());
    }
  }

  @Test
  void everyChartIsOneOfTheReportAndSmall() throws IOException {
    Map<Path, String> written = new ReportCommand(CHECKOUT).files();
    try (Stream<Path> charts = Files.list(CHECKOUT.resolve("docs").resolve("charts"))) {
      assertThat(charts)
          .isNotEmpty()
          .allSatisfy(chart -> {
            assertThat(written).containsKey(chart);
            assertThat(Files.size(chart)).isLessThan(MAX_CHART_BYTES);
          });
    }
  }

  @Test
  void noResultNamesAFolderOfAMachine() throws IOException {
    try (Stream<Path> files = Files.walk(CHECKOUT.resolve("benchmarks").resolve("results"))) {
      assertThat(files.filter(Files::isRegularFile))
          .isNotEmpty()
          .allSatisfy(file ->
              assertThat(file).content().doesNotContainPattern("(?<![\\w.])/[a-z]+/[^\\s\"]"));
    }
  }
}
