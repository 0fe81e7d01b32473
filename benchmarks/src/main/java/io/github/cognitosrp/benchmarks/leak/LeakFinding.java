package io.github.cognitosrp.benchmarks.leak;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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
    boolean promised =
        switch (hardening) {
          case "VARIABLE_TIME" -> false;
          // The mean of all times is independent of the exponent, their variance is not; and where
          // the variance differs, so does the mean of the faster part.
          case "BLINDED" -> outcome.order() == 1 && outcome.cropping() == 1;
          default -> true;
        };
    return promised && !outcome.lacksWords() && Math.abs(outcome.t()) > MAX_T;
  }
}
