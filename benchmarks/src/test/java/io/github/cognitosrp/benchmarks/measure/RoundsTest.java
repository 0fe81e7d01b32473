package io.github.cognitosrp.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RoundsTest {
  private static final Effort THREE_ROUNDS =
      new Effort("test", 3, 3, Duration.ofSeconds(100), 0, 1, 1);

  private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();
  private final List<String> order = new ArrayList<>();
  private long seconds;

  /** A cell that takes ten seconds of a clock that nobody waits for. */
  private final class CountingCell implements Cell {
    private final Workload workload;
    private final String implementation;
    private int calls;

    CountingCell(Workload workload, String implementation) {
      this.workload = workload;
      this.implementation = implementation;
    }

    @Override
    public Key key() {
      return Key.of(workload.label(), implementation, Map.of());
    }

    @Override
    public Sample measure() throws MeasurementException {
      seconds += 10;
      order.add(implementation);
      calls++;
      if (implementation.equals("broken")) {
        throw new MeasurementException("broken: no number", null);
      }
      return new Sample(calls, Sample.MICROS, calls * 100.0);
    }
  }

  private Rounds rounds(Effort effort, String... implementations) {
    return rounds(effort, List.of(group(Workload.MOD_POW, implementations)));
  }

  private List<Cell> group(Workload workload, String... implementations) {
    List<Cell> group = new ArrayList<>();
    for (String implementation : implementations) {
      group.add(new CountingCell(workload, implementation));
    }
    return group;
  }

  private Rounds rounds(Effort effort, List<List<Cell>> groups) {
    return new Rounds(
        groups,
        effort,
        new Progress(new PrintStream(terminal, true, StandardCharsets.UTF_8)),
        () -> Duration.ofSeconds(seconds).toNanos());
  }

  @Test
  void implementationsTakeTurnsAndEachRoundBeginsWithAnotherOne() {
    rounds(THREE_ROUNDS, "x", "y", "z").run();
    assertThat(order).containsExactly("x", "y", "z", "y", "z", "x", "z", "x", "y");
  }

  @Test
  void whatStandsForAllComesFirstAndWithMoreRounds() {
    Effort effort = new Effort("test", 3, 1, Duration.ofSeconds(100), 0, 1, 1);
    List<Cell> others = group(Workload.MOD_POW, "other");
    List<Cell> signIns = group(Workload.SIGN_IN, "x", "y");
    rounds(effort, List.of(others, signIns)).run();
    assertThat(order).containsExactly("x", "y", "y", "x", "x", "y", "other");
  }

  @Test
  void samplesStandInTheOrderOfTheRoundsAndAllocationIsTheirMedian() {
    Measurement row = rounds(THREE_ROUNDS, "x").run().get(0);
    assertThat(row.samples()).containsExactly(1.0, 2.0, 3.0);
    assertThat(row.allocatedBytes()).isEqualTo(200.0);
  }

  @Test
  void theFirstRoundIsCompletedWhateverTheBudgetAndNoneBeginsAfterIt() {
    rounds(THREE_ROUNDS.withBudget(Duration.ZERO), "x", "y").run();
    assertThat(order).containsExactly("x", "y");
  }

  @Test
  void aMeasurementThatWouldNotFitIntoTheBudgetIsLeftOutOfLaterRounds() {
    rounds(THREE_ROUNDS.withBudget(Duration.ofSeconds(30)), "x", "y").run();
    assertThat(order).containsExactly("x", "y", "y");
  }

  @Test
  void aMeasurementWithoutANumberIsReportedOnceAndHurtsNoOther() {
    Rounds rounds = rounds(THREE_ROUNDS, "x", "broken");
    assertThat(rounds.run()).extracting(Measurement::implementation).containsExactly("x");
    assertThat(rounds.failures()).containsExactly("broken: no number");
    assertThat(order).containsOnlyOnce("broken");
  }

  @Test
  void theTerminalShowsTheRemainingTime() {
    rounds(THREE_ROUNDS, "x", "y").run();
    // After the first of six: one more of the first round and four later ones, ten seconds each.
    assertThat(terminal.toString(StandardCharsets.UTF_8).lines().findFirst().orElseThrow())
        .startsWith("round 1   1/2  modpow x")
        .endsWith("0:50 left");
  }
}
