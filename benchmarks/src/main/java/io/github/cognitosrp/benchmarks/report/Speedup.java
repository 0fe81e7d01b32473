package io.github.cognitosrp.benchmarks.report;

import io.github.cognitosrp.benchmarks.measure.Measurement;
import io.github.cognitosrp.benchmarks.measure.Results;
import io.github.cognitosrp.benchmarks.measure.Statistics;
import java.util.Locale;
import java.util.Optional;

/**
 * How many times as fast a measurement is as the same one of another implementation.
 *
 * @param median the median over the rounds of the ratio within each
 * @param low the lower end of the interval
 * @param high the upper end of the interval
 */
record Speedup(double median, double low, double high) {

  /** The speed-up of {@code row} over the same measurement of {@code baseline} in that run. */
  static Optional<Speedup> over(String baseline, Results results, Measurement row) {
    return results.find(row.key().forImplementation(baseline)).map(base -> of(row, base));
  }

  private static Speedup of(Measurement row, Measurement base) {
    double[] ratios =
        row.isTime()
            ? Statistics.ratios(base.numbers(), row.numbers())
            : Statistics.ratios(row.numbers(), base.numbers());
    Statistics.Interval interval = Statistics.interval(ratios);
    return new Speedup(Statistics.median(ratios), interval.low(), interval.high());
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%.2f (%.2f–%.2f)", median, low, high);
  }
}
