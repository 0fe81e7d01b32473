package io.github.cognitosrp.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class StatisticsTest {

  @Test
  void theMedianOfAnOddCountIsTheMiddleNumberHoweverWildTheOthersAre() {
    assertThat(Statistics.median(new double[] {1e9, 2, 3, 1, -1e9})).isEqualTo(2);
  }

  @Test
  void theMedianOfAnEvenCountIsTheMeanOfTheTwoInTheMiddle() {
    assertThat(Statistics.median(new double[] {4, 1, 3, 100})).isEqualTo(3.5);
  }

  @Test
  void nothingHasNoMedianAndNoInterval() {
    assertThatThrownBy(() -> Statistics.median(new double[0]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Statistics.interval(new double[0]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void sixNumbersAreTheFewestWhoseExtremesHoldTheMedianWith95Percent() {
    assertThat(Statistics.coverage(5, 0)).isEqualTo(1 - 2.0 / 32);
    assertThat(Statistics.coverage(6, 0)).isEqualTo(1 - 2.0 / 64);
    assertThat(Statistics.coverage(5, 0)).isLessThan(0.95);
    assertThat(Statistics.coverage(6, 0)).isGreaterThan(0.95);
  }

  @Test
  void intervalsOfUpToEightNumbersReachFromTheLeastToTheGreatest() {
    assertThat(Statistics.interval(new double[] {8, 1, 7, 2, 6, 3, 5, 4}))
        .isEqualTo(new Statistics.Interval(1, 8));
    assertThat(Statistics.interval(new double[] {5})).isEqualTo(new Statistics.Interval(5, 5));
  }

  @Test
  void intervalsOfNineNumbersLeaveOutOneAtEitherEnd() {
    // Binomial(9, 1/2): 1 − 2·(1 + 9)/512 = 96.1 %; one more at either end would leave 82 %.
    assertThat(Statistics.interval(new double[] {9, 1, 8, 2, 7, 3, 6, 4, 5}))
        .isEqualTo(new Statistics.Interval(2, 8));
  }

  @Property(tries = 200)
  void intervalsHoldTheMedian(
      @ForAll @Size(min = 1, max = 40) List<@DoubleRange(min = 0.1, max = 1e6) Double> drawn) {
    double[] numbers = drawn.stream().mapToDouble(Double::doubleValue).toArray();
    double median = Statistics.median(numbers);
    Statistics.Interval interval = Statistics.interval(numbers);
    assertThat(interval.low()).isLessThanOrEqualTo(median);
    assertThat(interval.high()).isGreaterThanOrEqualTo(median);
  }

  @Test
  void ratiosAreTakenWithinEachRoundAndOnlyOfRoundsThatBothHave() {
    assertThat(Statistics.ratios(new double[] {10, 30, 99}, new double[] {5, 10}))
        .containsExactly(2, 3);
  }
}
