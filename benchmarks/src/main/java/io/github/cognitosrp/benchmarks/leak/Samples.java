package io.github.cognitosrp.benchmarks.leak;

import java.util.Arrays;

/**
 * Running times in nanoseconds.
 *
 * @param bySecret the times of each kind of secret, in the order of {@link Experiment#secrets()};
 *     all kinds have equally many
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record Samples(double[][] bySecret) {

  int perSecret() {
    return bySecret[0].length;
  }

  Samples first(int count) {
    double[][] shorter = new double[bySecret.length][];
    Arrays.setAll(shorter, secret -> Arrays.copyOf(bySecret[secret], count));
    return new Samples(shorter);
  }
}
