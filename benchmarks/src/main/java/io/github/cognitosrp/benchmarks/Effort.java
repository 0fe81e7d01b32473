package io.github.cognitosrp.benchmarks;

import java.time.Duration;

/**
 * How much time a run spends.
 *
 * @param name the mode's name
 * @param rounds how often each measurement that stands for the whole is made at most
 * @param otherRounds how often each of the others is made at most; the first round of all of them
 *     is always completed
 * @param budget after how much time no further measurement begins
 * @param warmupMillis how long each JVM signs in before it is measured, in milliseconds
 * @param iterations measured iterations in each JVM
 * @param iterationMillis how long an iteration lasts, in milliseconds
 */
record Effort(
    String name,
    int rounds,
    int otherRounds,
    Duration budget,
    int warmupMillis,
    int iterations,
    int iterationMillis) {

  /** Whether everything starts and yields a number; the numbers mean nothing. */
  static final Effort SMOKE = new Effort("smoke", 1, 1, Duration.ZERO, 0, 1, 10);

  /** Tables of powers are built in the background a second after the start: warm is after that. */
  static final Effort QUICK = new Effort("quick", 2, 1, Duration.ofMinutes(2), 1_500, 2, 100);

  /** Seven rounds: from six on the error bars hold the median with 95 %, see {@link Statistics}. */
  static final Effort FULL = new Effort("full", 7, 3, Duration.ofMinutes(90), 2_500, 3, 300);

  Effort withRounds(int count) {
    return new Effort(
        name,
        count,
        Math.min(count, otherRounds),
        budget,
        warmupMillis,
        iterations,
        iterationMillis);
  }

  Effort withBudget(Duration limit) {
    return new Effort(name, rounds, otherRounds, limit, warmupMillis, iterations, iterationMillis);
  }

  int roundsOf(Workload workload) {
    return workload.standsForAll() ? rounds : otherRounds;
  }

  boolean isFull() {
    return name.equals(FULL.name);
  }

  boolean isQuick() {
    return name.equals(QUICK.name);
  }
}
