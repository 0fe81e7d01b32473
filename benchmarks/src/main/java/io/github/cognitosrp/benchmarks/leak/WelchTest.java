package io.github.cognitosrp.benchmarks.leak;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Welch's t-test of two sets of running times, over the whole sets and over their faster parts:
 * interrupts and garbage collections make times long, and hide a difference among the short ones.
 *
 * <p>The first order compares means. The second compares variances: the means of the squared
 * distances from each set's own mean.
 */
final class WelchTest {
  /** The share of all times, the shortest first, that is kept. */
  static final List<Double> CROPPINGS = List.of(1.0, 0.999, 0.99, 0.95, 0.9, 0.75, 0.5, 0.25);

  /** A t-value needs a variance, and a quarter of few samples may hold none of one set. */
  private static final int MIN_SAMPLES = 10;

  private WelchTest() {}

  /**
   * One test.
   *
   * @param order 1 for means, 2 for variances
   * @param cropping the share of all times that was kept, of {@link #CROPPINGS}
   * @param t Welch's t, positive if the fixed secret has the greater mean or variance
   * @param differenceNanos the mean of the fixed secret's times minus that of the random ones', in
   *     nanoseconds
   */
  record Outcome(int order, double cropping, double t, double differenceNanos) {}

  static List<Outcome> compare(double[] random, double[] fixed) {
    double[] all = Arrays.copyOf(random, random.length + fixed.length);
    System.arraycopy(fixed, 0, all, random.length, fixed.length);
    Arrays.sort(all);
    List<Outcome> outcomes = new ArrayList<>();
    for (double cropping : CROPPINGS) {
      int kept = (int) Math.ceil(cropping * all.length);
      double longest = kept == 0 ? 0 : all[kept - 1];
      double[] keptRandom = upTo(longest, random);
      double[] keptFixed = upTo(longest, fixed);
      if (Math.min(keptRandom.length, keptFixed.length) < MIN_SAMPLES) {
        continue;
      }
      double difference = mean(keptFixed) - mean(keptRandom);
      outcomes.add(new Outcome(1, cropping, t(keptRandom, keptFixed), difference));
      double secondOrder = t(squaredDistances(keptRandom), squaredDistances(keptFixed));
      outcomes.add(new Outcome(2, cropping, secondOrder, difference));
    }
    return outcomes;
  }

  private static double[] upTo(double longest, double[] times) {
    return Arrays.stream(times).filter(time -> time <= longest).toArray();
  }

  private static double[] squaredDistances(double[] times) {
    double mean = mean(times);
    return Arrays.stream(times).map(time -> (time - mean) * (time - mean)).toArray();
  }

  /** Welch's t of {@code b} against {@code a}; 0 if neither varies and both are the same. */
  static double t(double[] a, double[] b) {
    double difference = mean(b) - mean(a);
    double error = Math.sqrt(variance(a) / a.length + variance(b) / b.length);
    return difference == 0 ? 0 : difference / error;
  }

  private static double mean(double[] numbers) {
    double sum = 0;
    for (double number : numbers) {
      sum += number;
    }
    return sum / numbers.length;
  }

  private static double variance(double[] numbers) {
    double mean = mean(numbers);
    double sum = 0;
    for (double number : numbers) {
      sum += (number - mean) * (number - mean);
    }
    return sum / (numbers.length - 1);
  }
}
