package io.github.cognitosrp.benchmarks;

import java.util.Locale;
import java.util.Optional;

/**
 * How a measurement stands to another one of the same run.
 *
 * @param median how many times as fast it is: the median over the rounds of the ratio within each
 * @param low the lower end of the error bars
 * @param high the upper end of the error bars
 */
record Standing(double median, double low, double high) {

  /** How many times as fast {@code row} is as the same measurement of {@code other}. */
  static Optional<Standing> of(Results results, Measurement row, String other) {
    return results.find(row.key().of(other)).map(base -> of(row, base));
  }

  private static Standing of(Measurement row, Measurement base) {
    double[] ratios =
        row.isTime()
            ? Statistics.ratios(base.numbers(), row.numbers())
            : Statistics.ratios(row.numbers(), base.numbers());
    Statistics.Interval interval = Statistics.interval(ratios);
    return new Standing(Statistics.median(ratios), interval.low(), interval.high());
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%.2f× (%.2f–%.2f)", median, low, high);
  }
}
