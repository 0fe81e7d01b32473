package io.github.cognitosrp.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportWriterTest {
  private static final String TABLES_BEGIN = "<!-- benchmarks:tables begin -->";
  private static final String TABLES_END = "<!-- benchmarks:tables end -->";
  private static final String SUMMARY =
      "<!-- benchmarks:summary begin -->\nstale\n<!-- benchmarks:summary end -->";

  @TempDir private Path folder;
  private Path charts;

  private static Measurement power(String implementation, int bits, Double... samples) {
    return Runs.time(
        Workload.MOD_POW, implementation, Map.of("exponentBits", Integer.toString(bits)), samples);
  }

  @BeforeEach
  void measure() throws IOException {
    charts = folder.resolve("docs").resolve("charts");
    Runs.of(
            Runs.signIn("reference", 100.0, 200.0, 300.0),
            Runs.signIn("gmp", 50.0, 80.0, 100.0),
            power("reference", 256, 10.0),
            power("reference", 512, 20.0),
            power("reference", 1024, 40.0),
            power("gmp", 256, 11.0),
            power("gmp", 512, 19.0),
            power("gmp", 1024, 30.0),
            Runs.throughput("gmp", 1, 5.0),
            Runs.throughput("gmp", 4, 18.0),
            Runs.time(Workload.COLD_START, "gmp", Map.of(), 123_000.0))
        .write(folder.resolve("results").resolve("r.json"));
  }

  private String written(String document) throws IOException {
    Path file = Files.writeString(folder.resolve("docs").resolve("d.md"), document);
    new ReportWriter(folder.resolve("results"), charts).writeInto(file);
    return Files.readString(file);
  }

  private ReportWriter report() throws IOException {
    return new ReportWriter(folder.resolve("results"), charts);
  }

  @Test
  void fourChartsAreDrawnEachAsSvgAndAsPng() throws IOException {
    assertThat(report().chartFiles())
        .extracting(file -> file.getFileName().toString())
        .containsExactly(
            "xeon-2.8ghz-jdk25-ratio.svg",
            "xeon-2.8ghz-jdk25-exponents.svg",
            "xeon-2.8ghz-jdk25-throughput.svg",
            "xeon-2.8ghz-jdk25-cold-start.svg");
    for (Path svg : report().chartFiles()) {
      assertThat(svg).content().contains("<svg", "</svg>");
      Path png = Path.of(svg.toString().replace(".svg", ".png"));
      assertThat(Files.readAllBytes(png)).startsWith(0x89, 'P', 'N', 'G');
    }
  }

  @Test
  void onlyTheMarkedPartOfADocumentChanges() throws IOException {
    report();
    String text = written("before\n" + TABLES_BEGIN + "\nstale\n" + TABLES_END + "\nafter\n");
    assertThat(text)
        .startsWith("before\n" + TABLES_BEGIN + "\n\n### xeon-2.8ghz-jdk25\n")
        .endsWith("\n\n" + TABLES_END + "\nafter\n")
        .doesNotContain("stale");
  }

  @Test
  void writingTwiceChangesNothingMore() throws IOException {
    report();
    String once = written(TABLES_BEGIN + TABLES_END);
    assertThat(written(once)).isEqualTo(once);
  }

  @Test
  void ratiosAreTakenWithinRoundsNotOfTheMedians() throws IOException {
    report();
    // 100/50, 200/80, 300/100: the median is 2.5, and so are the ends 2 and 3.
    assertThat(written(TABLES_BEGIN + TABLES_END)).contains("| `gmp` | 80.0 | 2.50× (2.00–3.00) |");
  }

  @Test
  void theMeasuredSlopeStandsBesideTheTheoreticalOne() throws IOException {
    report();
    assertThat(written(TABLES_BEGIN + TABLES_END))
        .contains("| `reference` | 10.0 | 20.0 | 40.0 | 1.00 | 1 |");
  }

  @Test
  void theSummarySaysWhereGmpIsNotFasterAndShowsTheRatios() throws IOException {
    report();
    assertThat(written(SUMMARY))
        .contains("`gmp` 2.50×")
        .contains("**not** faster than `BigInteger`'s own here: `gmp` at 256 bits (0.91×).")
        .contains("![xeon-2.8ghz-jdk25-ratio](charts/xeon-2.8ghz-jdk25-ratio.svg)")
        .doesNotContain("cold-start");
  }

  @Test
  void whatWasLeftOutIsReportedWithItsReason() throws IOException {
    report();
    assertThat(written(TABLES_BEGIN + TABLES_END)).contains("Left out: `openssl` (no libcrypto).");
  }

  @Test
  void aDocumentWithoutAMarkedPartIsRefused() throws IOException {
    report();
    assertThatThrownBy(() -> written("nothing")).hasMessageContaining("has no part for benchmarks");
    assertThatThrownBy(() -> written(TABLES_BEGIN)).hasMessageContaining("has no part");
  }

  @Test
  void aSmokeRunTakesNoOtherResultsNameAndIsNotDrawn() throws IOException {
    Results smoke = Runs.inMode("smoke", Runs.signIn("reference", 1.0));
    assertThat(smoke.name()).isEqualTo("xeon-2.8ghz-jdk25-smoke");
    Path results = folder.resolve("smoke");
    smoke.write(results.resolve("r.json"));
    assertThatThrownBy(() -> new ReportWriter(results, charts))
        .hasMessageContaining("no result files");
  }

  @Test
  void aFolderWithoutResultsIsRefused() {
    assertThatThrownBy(() -> new ReportWriter(folder, charts))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no result files");
  }
}
