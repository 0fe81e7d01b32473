package io.github.cognitosrp.benchmarks.measure;

import java.time.Duration;

/**
 * How much time a run spends.
 *
 * @param name the mode's name
 * @param rounds how often each headline measurement is made at most
 * @param otherRounds how often each of the others is made at most; 0 leaves them out
 * @param budget after how much time no further measurement begins; the first round of all of them
 *     is always completed
 * @param warmupMillis how long each JVM signs in before it is measured, in milliseconds
 * @param iterations measured iterations in each JVM
 * @param iterationMillis how long an iteration lasts, in milliseconds
 */
public record Effort(
    String name,
    int rounds,
    int otherRounds,
    Duration budget,
    int warmupMillis,
    int iterations,
    int iterationMillis) {

  /** Only whether everything starts and yields a number. */
  public static final Effort SMOKE = new Effort("smoke", 1, 1, Duration.ZERO, 0, 1, 10);

  /** Tables of powers are built in the background a second after the start: warm is after that. */
  public static final Effort QUICK =
      new Effort("quick", 3, 0, Duration.ofMinutes(4), 1_500, 2, 100);

  /** What the documents show. */
  public static final Effort HEADLINE =
      new Effort("headline", 5, 0, Duration.ofMinutes(12), 2_500, 3, 300);

  /** Seven rounds: from six on the interval holds the median with 95 %, see {@link Statistics}. */
  public static final Effort FULL = new Effort("full", 7, 3, Duration.ofMinutes(90), 2_500, 3, 300);

  public Effort withRounds(int count) {
    return new Effort(
        name,
        count,
        Math.min(count, otherRounds),
        budget,
        warmupMillis,
        iterations,
        iterationMillis);
  }

  public Effort withBudget(Duration limit) {
    return new Effort(name, rounds, otherRounds, limit, warmupMillis, iterations, iterationMillis);
  }

  /** The same with every workload in every round. */
  public Effort withOtherWorkloads() {
    return new Effort(name, rounds, rounds, budget, warmupMillis, iterations, iterationMillis);
  }

  int roundsOf(Workload workload) {
    return workload.isHeadline() ? rounds : otherRounds;
  }

  public boolean isHeadlineOnly() {
    return otherRounds == 0;
  }

  boolean isFull() {
    return name.equals(FULL.name);
  }
}
