package io.github.cognitosrp.benchmarks.leak;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * The whole way from the sampler to the verdict, with computations that take a clock's word for it.
 */
class LeakDetectionTest {
  private static final int SAMPLES = 10_000;
  private static final long BASE_NANOS = 100_000;
  private static final double NOISE_NANOS = 50;

  private final Random random = new Random(42);
  private long clock;

  /** How long a computation takes with a secret: 0 for random ones, 1 for the fixed one. */
  private interface Cost {
    double nanos(int secret);
  }

  /** Its computations move the clock; preparing them moves it as well, which must not count. */
  private final class Artificial implements Experiment {
    private final Cost duration;
    private final Secret fixed;
    private final List<Integer> order = new ArrayList<>();

    Artificial(Cost duration) {
      this(duration, Secret.withAllWords("fixed"));
    }

    Artificial(Cost duration, Secret fixed) {
      this.duration = duration;
      this.fixed = fixed;
    }

    @Override
    public List<Secret> secrets() {
      return List.of(Secret.withAllWords("random"), fixed);
    }

    @Override
    public Task prepare(int secret) {
      clock += secret == 1 ? 1_000_000 : 0;
      return () -> {
        order.add(secret);
        clock += Math.round(duration.nanos(secret));
        return "result";
      };
    }
  }

  private double noise() {
    return NOISE_NANOS * random.nextGaussian();
  }

  private Samples sample(Experiment experiment, int count) {
    return new Sampler(experiment, random, () -> clock)
        .sample(count, Duration.ofHours(1), done -> {});
  }

  private LeakFinding finding(Cost duration, String hardening) {
    return finding(new Artificial(duration), hardening);
  }

  private LeakFinding finding(Artificial experiment, String hardening) {
    return new LeakFinding(
        "artificial",
        "powers-of-g",
        hardening,
        "none",
        SAMPLES,
        BASE_NANOS,
        LeakFinding.compare(experiment.secrets(), sample(experiment, SAMPLES)));
  }

  private double t(LeakFinding finding, int order, double cropping) {
    return finding.outcomes().stream()
        .filter(outcome -> outcome.order() == order && outcome.cropping() == cropping)
        .mapToDouble(LeakFinding.Outcome::t)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aBackendWhoseTimeDependsOnNothingPasses() {
    LeakFinding finding = finding(secret -> BASE_NANOS + noise(), "CONSTANT_TIME");
    assertThat(finding.maxT()).isLessThan(LeakFinding.MAX_T);
    assertThat(finding.isLeak()).isFalse();
  }

  @Test
  void aDifferenceOfATenthOfTheNoiseIsFound() {
    LeakFinding finding = finding(secret -> BASE_NANOS + 5.0 * secret + noise(), "CONSTANT_TIME");
    // 5 / (50·√(2/10,000)) = 7.1 in the mean.
    assertThat(t(finding, 1, 1.0)).isBetween(LeakFinding.MAX_T, 10.0);
    assertThat(finding.isLeak()).isTrue();
    assertThat(finding.worst().secret()).isEqualTo("fixed");
    assertThat(finding.worst().differenceNanos()).isPositive();
  }

  @Test
  void aDifferenceOfTheVarianceAloneIsFoundInTheSecondOrder() {
    LeakFinding finding =
        finding(secret -> BASE_NANOS + (secret == 1 ? 1.2 : 1) * noise(), "CONSTANT_TIME");
    assertThat(Math.abs(t(finding, 1, 1.0))).isLessThan(LeakFinding.MAX_T);
    assertThat(t(finding, 2, 1.0)).isGreaterThan(LeakFinding.MAX_T);
    assertThat(finding.isLeak()).isTrue();
  }

  @Test
  void interruptsHideADifferenceFromTheWholeButNotFromItsFasterPart() {
    LeakFinding finding =
        finding(
            secret ->
                BASE_NANOS + 20.0 * secret + noise() + (random.nextInt(20) == 0 ? 1_000_000 : 0),
            "CONSTANT_TIME");
    assertThat(Math.abs(t(finding, 1, 1.0))).isLessThan(LeakFinding.MAX_T);
    assertThat(t(finding, 1, 0.9)).isGreaterThan(LeakFinding.MAX_T);
  }

  @Test
  void aBackendThatPromisesNothingIsNoLeakHoweverMuchItShows() {
    LeakFinding finding = finding(secret -> BASE_NANOS * (1.0 + secret), "VARIABLE_TIME");
    assertThat(finding.maxT()).isGreaterThan(100);
    assertThat(finding.isLeak()).isFalse();
  }

  @Test
  void aBlindedBackendPromisesEqualMeansAndNotEqualVariances() {
    assertThat(
            finding(secret -> BASE_NANOS + (secret == 1 ? 1.05 : 1) * noise(), "BLINDED").isLeak())
        .isFalse();
    assertThat(finding(secret -> BASE_NANOS + 5.0 * secret + noise(), "BLINDED").isLeak()).isTrue();
  }

  @Test
  void pausesDoNotHideADifferenceOfABlindedBackend() {
    LeakFinding finding =
        finding(
            secret ->
                BASE_NANOS + 20.0 * secret + noise() + (random.nextInt(50) == 0 ? 1_000_000 : 0),
            "BLINDED");
    assertThat(Math.abs(t(finding, 1, 1.0))).isLessThan(LeakFinding.MAX_T);
    assertThat(finding.isLeak()).isTrue();
  }

  @Test
  void theSmallestDifferenceThatIsFoundFollowsFromTheNoise() {
    // 4.5·50·√(2/10,000) = 3.2 of 100,000 ns.
    assertThat(
            finding(secret -> BASE_NANOS + noise(), "CONSTANT_TIME")
                .smallestDifference()
                .orElseThrow())
        .isBetween(2e-5, 4e-5);
    assertThat(
            finding(secret -> BASE_NANOS + noise(), "BLINDED").smallestDifference().orElseThrow())
        .isBetween(2e-5, 4e-5);
  }

  /** A BigInteger does not keep such words: the security policy excepts them. */
  @Test
  void aNumberThatLacksLeadingWordsMayShow() {
    Secret shortNumber = Secret.withoutLeadingWords("short");
    LeakFinding finding =
        finding(
            new Artificial(secret -> BASE_NANOS + 5.0 * secret + noise(), shortNumber),
            "CONSTANT_TIME");
    assertThat(finding.maxT()).isGreaterThan(LeakFinding.MAX_T);
    assertThat(finding.maxTWithAllWords()).isZero();
    assertThat(finding.isLeak()).isFalse();
  }

  @Test
  void kindsOfSecretsAreInterleavedAtRandomAndEquallyOften() {
    Artificial experiment = new Artificial(secret -> BASE_NANOS);
    Samples samples = sample(experiment, SAMPLES);
    assertThat(samples.bySecret()[0]).hasSize(SAMPLES).containsOnly(BASE_NANOS);
    assertThat(samples.bySecret()[1]).hasSize(SAMPLES).containsOnly(BASE_NANOS);
    long changes = 0;
    for (int i = 1; i < experiment.order.size(); i++) {
      changes += experiment.order.get(i).equals(experiment.order.get(i - 1)) ? 0 : 1;
    }
    assertThat((double) changes / experiment.order.size()).isBetween(0.48, 0.54);
  }

  @Test
  void theTimeLimitLeavesFewerSamplesOfEachKind() {
    Samples samples =
        new Sampler(new Artificial(secret -> BASE_NANOS), random, () -> clock)
            .sample(SAMPLES, Duration.ofMillis(300), done -> {});
    assertThat(samples.perSecret()).isBetween(100, 300);
    assertThat(samples.bySecret()[1]).hasSize(samples.perSecret()).doesNotContain(0);
  }

  @Test
  void tIsWelchs() {
    // Means 2 and 4, variances 1 and 4: (4 − 2) / √(1/3 + 4/3).
    assertThat(WelchTest.t(new double[] {1, 2, 3}, new double[] {2, 4, 6}))
        .isEqualTo(2 / Math.sqrt(5.0 / 3));
    assertThat(WelchTest.t(new double[] {5, 5}, new double[] {5, 5})).isZero();
    assertThat(WelchTest.t(new double[] {5, 5}, new double[] {6, 6})).isInfinite();
  }

  @Test
  void tooFewSamplesYieldNoTest() {
    assertThat(WelchTest.compare(new double[9], new double[9])).isEmpty();
  }
}
