package io.github.cognitosrp.benchmarks.measure;

import java.util.Arrays;

/** The few statistics that the reports use; all of them rest on ranks, so outliers weigh little. */
public final class Statistics {
  private static final double CONFIDENCE = 0.95;

  private Statistics() {}

  /**
   * Where the true median probably is.
   *
   * @param low the lower end
   * @param high the upper end
   */
  public record Interval(double low, double high) {}

  /** The middle of the sorted numbers, or the mean of the two in the middle. */
  public static double median(double[] numbers) {
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
  public static Interval interval(double[] numbers) {
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
  public static double coverage(int count, int cut) {
    double outside = 0;
    double probability = Math.pow(0.5, count);
    for (int below = 0; below <= cut; below++) {
      outside += probability;
      probability *= (double) (count - below) / (below + 1);
    }
    return 1 - 2 * outside;
  }

  /** {@code a[i] / b[i]}, as far as both go: rounds that were run side by side. */
  public static double[] ratios(double[] a, double[] b) {
    double[] ratios = new double[Math.min(a.length, b.length)];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = a[i] / b[i];
    }
    return ratios;
  }
}
