package io.github.cognitosrp.benchmarks.leak;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cognitosrp.benchmarks.measure.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class LeaksCommandTest {
  @TempDir private Path folder;

  private static LeakFinding finding(String backend, String hardening, double t) {
    return new LeakFinding(
        backend,
        "powers-of-g",
        hardening,
        "library",
        1_000,
        123_456,
        List.of(
            new LeakFinding.Outcome("9", false, 1, 0.9, -t, -10),
            new LeakFinding.Outcome("2^13+1", true, 2, 1, t / 10, 0)));
  }

  /** One that shows only that its secret lacks words. */
  private static LeakFinding findingOfShortNumber(String backend, double t) {
    return new LeakFinding(
        backend,
        "modpow",
        "CONSTANT_TIME",
        "library",
        1_000,
        123_456,
        List.of(
            new LeakFinding.Outcome("9", false, 1, 1, 1.5, 10),
            new LeakFinding.Outcome("2^13+1", true, 1, 1, t, 10)));
  }

  private int run(String... options) {
    String[] where = {
      "--results", folder.toString(), "--charts", folder.toString(), "--machine", "m"
    };
    CommandLine command = new CommandLine(new LeaksCommand());
    return command.execute(
        Stream.concat(Arrays.stream(where), Arrays.stream(options)).toArray(String[]::new));
  }

  @Test
  void aRunLeavesResultsAndAChart() throws IOException {
    assertThat(run("--backend", "bigint-vartime", "--workload", "powers-of-g", "--samples", "40"))
        .isZero();
    String name = "m-jdk" + Runtime.version().feature();
    LeakFinding found = LeakResults.read(folder.resolve(name + ".json")).findings().get(0);
    assertThat(found.backend()).isEqualTo("bigint-vartime");
    assertThat(found.samplesPerSecret()).isEqualTo(40);
    assertThat(found.medianNanos()).isPositive();
    assertThat(folder.resolve(name + "-leaks.svg")).content().contains("bigint-vartime", "</svg>");
  }

  @Test
  void aBackendThatWasAskedForAndIsNotThereIsAnError() {
    assertThat(run("--backend", "gmp-tuned", "--gmp-library", folder + "/no-such-library"))
        .isEqualTo(1);
    assertThat(run("--backend", "no-such-backend")).isEqualTo(1);
  }

  @Test
  void onlyAHardenedBackendAboveTheLimitMakesTheCommandFail() {
    LeakFinding leak = finding("openssl", "CONSTANT_TIME", 7.5);
    LeakFinding quiet = finding("gmp", "CONSTANT_TIME", 1.5);
    LeakFinding control = finding("bigint-vartime", "VARIABLE_TIME", 250);
    LeakFinding excepted = findingOfShortNumber("ifma", 20);
    assertThat(LeaksCommand.exitCode(List.of(quiet, excepted, control), false)).isZero();
    assertThat(LeaksCommand.exitCode(List.of(quiet, leak), false)).isEqualTo(1);
    assertThat(LeaksCommand.exitCode(List.of(quiet, leak), true)).isZero();
    assertThat(LeaksCommand.exitCode(List.of(), true)).isEqualTo(1);
  }

  @Test
  void theTableNamesTheWorstTestOfEachBackendAndTheSentenceWhatLeaks() {
    LeakTable table =
        new LeakTable(
            List.of(
                finding("openssl", "CONSTANT_TIME", 7.5),
                findingOfShortNumber("ifma", 20),
                finding("bigint-vartime", "VARIABLE_TIME", 250)));
    assertThat(table.markdown().lines().map(line -> line.replaceAll(" +", " ")))
        .contains("| `openssl` | powers-of-g | 7.5 | 1, 90 % | 9 | **7.5** | 1,000 | 0.005 % |")
        .contains("| `ifma` | modpow | 20.0 | 1, none | 2^13+1 | 1.5 | 1,000 | 0.024 % |")
        .contains(
            "| `bigint-vartime` | powers-of-g | 250.0 | 1, 90 % | 9 | 250.0 | 1,000 | 0.000 % |");
    assertThat(table.summary())
        .isEqualTo(
            "Leaks, |t| above 4.5: `openssl` powers-of-g (7.5)."
                + " With numbers that lack leading words only, which may show: `ifma` modpow (20.0)."
                + " Controls, which do leak: `bigint-vartime` powers-of-g (250.0).");
    assertThat(new LeakTable(List.of(finding("bigint", "BLINDED", 7.5))).summary())
        .isEqualTo(
            "No hardened backend shows what it promises to hide (limit 4.5)."
                + " In the variance, and with it in the faster part, which blinding shows: `bigint`"
                + " powers-of-g (7.5).");
    assertThat(new LeakTable(List.of(finding("bigint", "BLINDED", 7.5))).markdown())
        .contains("none");
  }

  @Test
  void newerFindingsTakeThePlaceOfOlderOnesAndTheFileIsReadAsWritten() throws IOException {
    LeakResults results =
        new LeakResults(
                LeakResults.SCHEMA, Machine.here("m"), List.of(finding("gmp", "CONSTANT_TIME", 9)))
            .with(
                List.of(
                    finding("gmp", "CONSTANT_TIME", 2), finding("openssl", "CONSTANT_TIME", 3)));
    assertThat(results.findings()).extracting(LeakFinding::maxT).containsExactly(2.0, 3.0);
    Path file = folder.resolve("r.json");
    results.write(file);
    assertThat(LeakResults.read(file)).isEqualTo(results);
    assertThat(Files.readString(file)).doesNotContain("\"leak\"", "\"maxT\"");
  }

  @Test
  void theChartIsSmallAndItsTextIsText() {
    LeakResults results =
        new LeakResults(
            LeakResults.SCHEMA,
            Machine.here("m"),
            List.of(
                finding("openssl", "CONSTANT_TIME", 7.5),
                finding("bigint-vartime", "VARIABLE_TIME", 250)));
    String svg = LeakChart.draw(results).toString();
    assertThat(svg)
        .contains(">openssl</text>", ">7.5</text>", ">250.0</text>", "prefers-color-scheme:dark")
        .contains("class=\"bad\"", "class=\"other\"")
        .hasSizeLessThan(15_000);
  }
}
