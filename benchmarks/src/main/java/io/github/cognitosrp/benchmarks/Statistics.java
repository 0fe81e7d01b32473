package io.github.cognitosrp.benchmarks;

import java.util.Arrays;

/** The few statistics that the reports use; all of them rest on ranks, so outliers weigh little. */
final class Statistics {
  private static final double CONFIDENCE = 0.95;

  private Statistics() {}

  /**
   * Error bars.
   *
   * @param low the lower end
   * @param high the upper end
   */
  record Interval(double low, double high) {}

  /** The middle of the sorted numbers, or the mean of the two in the middle. */
  static double median(double[] numbers) {
    if (numbers.length == 0) {
      throw new IllegalArgumentException("a median needs at least one number");
    }
    double[] sorted = numbers.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /**
   * The narrowest pair of order statistics, the same number from either end, that holds the true
   * median with at least 95 %; the least and the greatest where there are fewer than nine numbers.
   * Six numbers are the fewest for which those reach 95 %.
   */
  static Interval interval(double[] numbers) {
    if (numbers.length == 0) {
      throw new IllegalArgumentException("an interval needs at least one number");
    }
    double[] sorted = numbers.clone();
    Arrays.sort(sorted);
    int cut = 0;
    while (2 * (cut + 1) < sorted.length && coverage(sorted.length, cut + 1) >= CONFIDENCE) {
      cut++;
    }
    return new Interval(sorted[cut], sorted[sorted.length - 1 - cut]);
  }

  /** How likely the true median lies between the numbers after {@code cut} at either end. */
  static double coverage(int count, int cut) {
    double outside = 0;
    double probability = Math.pow(0.5, count);
    for (int below = 0; below <= cut; below++) {
      outside += probability;
      probability *= (double) (count - below) / (below + 1);
    }
    return 1 - 2 * outside;
  }

  /** {@code a[i] / b[i]}, as far as both go: rounds that were run side by side. */
  static double[] ratios(double[] a, double[] b) {
    double[] ratios = new double[Math.min(a.length, b.length)];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = a[i] / b[i];
    }
    return ratios;
  }

  /** The exponent of the power law that fits best: the slope of log y over log x. */
  static double slope(double[] x, double[] y) {
    if (x.length != y.length || x.length < 2) {
      throw new IllegalArgumentException("a slope needs at least two points");
    }
    double meanX = Arrays.stream(x).map(Math::log).average().orElseThrow();
    double meanY = Arrays.stream(y).map(Math::log).average().orElseThrow();
    double covariance = 0;
    double variance = 0;
    for (int i = 0; i < x.length; i++) {
      double dx = Math.log(x[i]) - meanX;
      covariance += dx * (Math.log(y[i]) - meanY);
      variance += dx * dx;
    }
    return covariance / variance;
  }
}
