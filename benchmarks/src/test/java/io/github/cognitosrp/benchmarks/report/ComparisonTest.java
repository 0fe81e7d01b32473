package io.github.cognitosrp.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cognitosrp.benchmarks.measure.Measurement;
import io.github.cognitosrp.benchmarks.measure.Results;
import io.github.cognitosrp.benchmarks.measure.Runs;
import io.github.cognitosrp.benchmarks.report.Comparison.Verdict;
import org.junit.jupiter.api.Test;

class ComparisonTest {

  private static Comparison.Row only(Measurement before, Measurement after) {
    return new Comparison(Runs.of(before), Runs.of(after)).rows().get(0);
  }

  @Test
  void aTimeAboveTheOldIntervalIsSlower() {
    Comparison.Row row =
        only(Runs.signIn("gmp", 9.0, 10.0, 11.0), Runs.signIn("gmp", 12.0, 15.0, 16.0));
    assertThat(row.verdict()).isEqualTo(Verdict.SLOWER);
    assertThat(row.timeRatio()).isEqualTo(1.5);
  }

  @Test
  void aTimeBelowTheOldIntervalIsFaster() {
    assertThat(
            only(Runs.signIn("gmp", 9.0, 10.0, 11.0), Runs.signIn("gmp", 4.0, 5.0, 8.9)).verdict())
        .isEqualTo(Verdict.FASTER);
  }

  @Test
  void intervalsThatTouchAreNoDifference() {
    assertThat(
            only(Runs.signIn("gmp", 9.0, 10.0, 11.0), Runs.signIn("gmp", 11.0, 15.0, 16.0))
                .verdict())
        .isEqualTo(Verdict.SAME);
  }

  @Test
  void lessThroughputIsSlowerAndCountsAsMoreTime() {
    Comparison.Row row =
        only(
            Runs.throughput("gmp", 2, 100.0, 101.0, 102.0),
            Runs.throughput("gmp", 2, 50.0, 50.5, 51.0));
    assertThat(row.verdict()).isEqualTo(Verdict.SLOWER);
    assertThat(row.timeRatio()).isEqualTo(2);
  }

  @Test
  void moreThroughputIsFaster() {
    Measurement before = Runs.throughput("gmp", 2, 50.0, 50.5, 51.0);
    Measurement after = Runs.throughput("gmp", 2, 100.0, 101.0, 102.0);
    assertThat(only(before, after).verdict()).isEqualTo(Verdict.FASTER);
  }

  @Test
  void twoRoundsAreTooFewToFlagAnything() {
    assertThat(only(Runs.signIn("gmp", 1.0, 1.0, 1.0), Runs.signIn("gmp", 9.0, 9.0)).verdict())
        .isEqualTo(Verdict.TOO_FEW_ROUNDS);
  }

  @Test
  void theTextCountsWhatGotSlowerAndNamesWhatOneSideLacks() {
    Results before = Runs.of(Runs.signIn("gmp", 1.0, 1.0, 1.0), Runs.signIn("bigint", 1.0));
    Results after = Runs.of(Runs.signIn("gmp", 2.0, 2.0, 2.0), Runs.signIn("openssl", 1.0));
    assertThat(new Comparison(before, after).lines())
        .anyMatch(line -> line.contains("sign-in gmp") && line.contains("slower"))
        .contains("only in the first: sign-in bigint ephemeral=DEFAULT")
        .contains("only in the second: sign-in openssl ephemeral=DEFAULT")
        .endsWith("1 of 1 got slower beyond their intervals.");
  }
}
