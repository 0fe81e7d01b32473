package io.github.cognitosrp.benchmarks.leak;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * What was found for one backend and one workload.
 *
 * @param backend the implementation's name
 * @param workload the {@link LeakWorkload}'s name
 * @param hardening the backend's own claim, a {@link io.github.cognitosrp.modpow.spi.Hardening}
 * @param library the library that computed
 * @param samplesPerSecret how many running times of each kind of secret were compared
 * @param medianNanos the median running time with random secrets
 * @param outcomes all tests that were made
 */
record LeakFinding(
    String backend,
    String workload,
    String hardening,
    String library,
    int samplesPerSecret,
    double medianNanos,
    List<Outcome> outcomes) {
  /** The usual limit of dudect and of test-vector leakage assessment (TVLA). */
  static final double MAX_T = 4.5;

  /**
   * Where the variance differs, so does the mean of a faster part, the less the more is kept. All
   * times together would show nothing: pauses of the machine hide in them what doubles a time.
   */
  private static final double MIN_CROPPING_OF_MEANS = 0.95;

  /**
   * One test.
   *
   * @param secret the fixed secret's {@link Secret#name}
   * @param lacksWords see {@link Secret#lacksWords}
   * @param order 1 for means, 2 for variances
   * @param cropping the share of all times, the shortest first, that was kept
   * @param t Welch's t
   * @param differenceNanos how much longer the mean with the fixed secret is
   */
  record Outcome(
      String secret,
      boolean lacksWords,
      int order,
      double cropping,
      double t,
      double differenceNanos) {}

  /** Compares each fixed secret's times with those of random ones. */
  static List<Outcome> compare(List<Secret> secrets, Samples samples) {
    List<Outcome> outcomes = new ArrayList<>();
    for (int secret = 1; secret < secrets.size(); secret++) {
      for (WelchTest.Outcome found :
          WelchTest.compare(samples.bySecret()[0], samples.bySecret()[secret])) {
        outcomes.add(
            new Outcome(
                secrets.get(secret).name(),
                secrets.get(secret).lacksWords(),
                found.order(),
                found.cropping(),
                found.t(),
                found.differenceNanos()));
      }
    }
    return outcomes;
  }

  /** The test with the greatest |t|. */
  @JsonIgnore
  Outcome worst() {
    return worst(outcomes.stream());
  }

  private static Outcome worst(Stream<Outcome> outcomes) {
    return outcomes
        .max(Comparator.comparingDouble(outcome -> Math.abs(outcome.t())))
        .orElse(new Outcome("too few samples", false, 1, 1, 0, 0));
  }

  @JsonIgnore
  double maxT() {
    return Math.abs(worst().t());
  }

  /** The greatest |t| of the secrets that lack no word. */
  @JsonIgnore
  double maxTWithAllWords() {
    return Math.abs(worst(outcomes.stream().filter(outcome -> !outcome.lacksWords())).t());
  }

  @JsonIgnore
  boolean isHardened() {
    return !hardening.equals("VARIABLE_TIME");
  }

  /** Whether a backend shows what it promises to hide. */
  @JsonIgnore
  boolean isLeak() {
    return outcomes.stream().anyMatch(this::breaksPromise);
  }

  private boolean breaksPromise(Outcome outcome) {
    return isPromised(outcome) && Math.abs(outcome.t()) > MAX_T;
  }

  private boolean isPromised(Outcome outcome) {
    boolean promised =
        switch (hardening) {
          case "VARIABLE_TIME" -> false;
          // The mean is independent of the exponent, the variance is not.
          case "BLINDED" -> outcome.order() == 1 && outcome.cropping() >= MIN_CROPPING_OF_MEANS;
          default -> true;
        };
    return promised && !outcome.lacksWords();
  }

  /**
   * From which share of the running time on a difference of means is a leak, in the most sensitive
   * of the tests that count, all of them for a backend that promises nothing.
   */
  @JsonIgnore
  OptionalDouble smallestDifference() {
    return outcomes.stream()
        .filter(outcome -> outcome.order() == 1 && outcome.t() != 0)
        .filter(outcome -> !isHardened() || isPromised(outcome))
        .mapToDouble(outcome -> MAX_T * outcome.differenceNanos() / outcome.t() / medianNanos)
        .min();
  }
}
