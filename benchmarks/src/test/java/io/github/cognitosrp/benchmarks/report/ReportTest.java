package io.github.cognitosrp.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cognitosrp.benchmarks.measure.Measurement;
import io.github.cognitosrp.benchmarks.measure.Results;
import io.github.cognitosrp.benchmarks.measure.Runs;
import io.github.cognitosrp.benchmarks.measure.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
  private static final String SUMMARY =
      "<!-- benchmarks:summary begin -->\nstale\n<!-- benchmarks:summary end -->";

  @TempDir private Path folder;
  private Path results;
  private Path charts;

  private static Measurement coldStart(String implementation, Double... samples) {
    return Runs.time(Workload.COLD_START, implementation, Map.of(), samples);
  }

  private static final Results RUN =
      Runs.of(
          Runs.signIn("reference", 100.0, 200.0, 300.0),
          Runs.signIn("gmp", 50.0, 80.0, 100.0),
          Runs.signIn("openssl", 50.0, 50.0),
          coldStart("reference", 110_000.0, 120_000.0, 130_000.0),
          coldStart("default", 120_000.0, 123_400.0, 125_000.0),
          Runs.throughput("gmp", 2, 5.0, 6.0, 7.0));

  @BeforeEach
  void measure() throws IOException {
    results = folder.resolve("results");
    charts = folder.resolve("docs").resolve("charts");
    RUN.write(results.resolve("r.json"));
  }

  private Report report() throws IOException {
    return new Report(results, charts);
  }

  private String rewritten(String document) throws IOException {
    Path file = folder.resolve("docs").resolve("d.md");
    Files.createDirectories(folder.resolve("docs"));
    Files.writeString(file, document);
    return MarkedDocument.rewritten(file, report().parts(file));
  }

  @Test
  void theTableHasSignInsSpeedUpsWithinRoundsAndColdStarts() {
    // 100/50, 200/80, 300/100: the median is 2.5, and the ends are 2 and 3.
    assertThat(Headline.table(List.of(RUN)).lines().map(line -> line.replaceAll(" +", " ")))
        .containsExactly(
            "| | JDK 25: sign-in, µs | speed-up over `reference` | cold start, ms |",
            "| ----------- | ------------------: | ------------------------: | -------------: |",
            "| `reference` | 200 | 1.00 (1.00–1.00) | 120 |",
            "| `gmp` | 80.0 | 2.50 (2.00–3.00) | |",
            "| `default` | | | 123 |");
  }

  @Test
  void theRunsOfAMachineStandBesideEachOther() {
    String table = Headline.table(List.of(RUN, Runs.of(Runs.signIn("gmp", 9.0, 9.0, 9.0))));
    assertThat(table.lines().map(line -> line.replaceAll(" +", " ")))
        .contains("| `gmp` | 80.0 | 2.50 (2.00–3.00) | | 9.0 | | |");
  }

  @Test
  void twoRoundsAreTooFewForARow() {
    assertThat(Headline.table(List.of(RUN))).doesNotContain("openssl");
    assertThat(FullTable.of(RUN)).doesNotContain("openssl").contains("throughput gmp");
  }

  @Test
  void theSentenceNamesTheFastestHardenedBackendAndTheColdStarts() {
    assertThat(new Headline(RUN).summary())
        .isEqualTo(
            "xeon-2.8ghz, JDK 25: `gmp` is the fastest hardened backend: a sign-in's arithmetic"
                + " takes 80.0 µs, a speed-up of 2.50 (2.00–3.00) over `reference`. The first"
                + " sign-in of a JVM takes 123 ms with the default backend, 120 ms with"
                + " `reference`.");
    Results leaky =
        Runs.of(Runs.signIn("reference", 9.0, 9.0, 9.0), Runs.signIn("gmp-vartime", 1.0, 1.0, 1.0));
    assertThat(new Headline(leaky).summary()).doesNotContain("gmp");
  }

  @Test
  void aMachinesChartIsSmallAndItsTextIsText() throws IOException {
    Map<Path, Svg> drawn = report().charts();
    assertThat(drawn).containsOnlyKeys(charts.resolve("xeon-2.8ghz.svg"));
    assertThat(drawn.values().iterator().next().toString())
        .contains(">gmp</text>", ">2.50 (2.00–3.00)</text>", "prefers-color-scheme:dark")
        .doesNotContain("openssl", ">default</text>")
        .hasSizeLessThan(15_000);
  }

  @Test
  void onlyTheMarkedPartOfADocumentChanges() throws IOException {
    String text = rewritten("before\n" + SUMMARY + "\nafter\n");
    assertThat(text)
        .startsWith("before\n<!-- benchmarks:summary begin -->\n\nxeon-2.8ghz, JDK 25: `gmp`")
        .contains("](charts/xeon-2.8ghz.svg)")
        .endsWith("\n\n<!-- benchmarks:summary end -->\nafter\n")
        .doesNotContain("stale");
    assertThat(rewritten(text)).isEqualTo(text);
  }

  @Test
  void theOriginNamesMachineCommitAndVersions() throws IOException {
    assertThat(rewritten("<!-- benchmarks:origin begin --><!-- benchmarks:origin end -->"))
        .contains("- **xeon-2.8ghz-jdk25**: Xeon, 4 processors")
        .contains("commit `0123456789ab`");
  }

  @Test
  void aDocumentWithoutAMarkedPartIsRefused() {
    assertThatThrownBy(() -> rewritten("nothing")).hasMessageContaining("has no part");
    assertThatThrownBy(() -> rewritten("<!-- benchmarks:summary begin -->"))
        .hasMessageContaining("has no <!-- benchmarks:summary end -->");
  }

  @Test
  void aRunThatIsNotForPublicationIsNotShown() throws IOException {
    Path quick = folder.resolve("quick");
    Runs.inMode("quick", Runs.signIn("reference", 1.0, 1.0, 1.0)).write(quick.resolve("r.json"));
    assertThatThrownBy(() -> new Report(quick, charts)).hasMessageContaining("no result files");
  }
}
