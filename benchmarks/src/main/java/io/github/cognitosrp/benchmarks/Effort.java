package io.github.cognitosrp.benchmarks;

import java.time.Duration;

/**
 * How much time a run spends.
 *
 * @param name the mode's name
 * @param rounds how often each measurement is made at most; the first round is always completed
 * @param budget after how much time no further measurement begins
 * @param warmups warm-up iterations in each JVM
 * @param iterations measured iterations in each JVM
 * @param iterationMillis how long an iteration lasts, in milliseconds
 */
record Effort(
    String name, int rounds, Duration budget, int warmups, int iterations, int iterationMillis) {

  /** Whether everything starts and yields a number; the numbers mean nothing. */
  static final Effort SMOKE = new Effort("smoke", 1, Duration.ZERO, 0, 1, 10);

  static final Effort QUICK = new Effort("quick", 3, Duration.ofMinutes(2), 1, 2, 100);

  /** Seven rounds: from six on the error bars hold the median with 95 %, see {@link Statistics}. */
  static final Effort FULL = new Effort("full", 7, Duration.ofMinutes(90), 3, 5, 300);

  Effort withRounds(int count) {
    return new Effort(name, count, budget, warmups, iterations, iterationMillis);
  }

  Effort withBudget(Duration limit) {
    return new Effort(name, rounds, limit, warmups, iterations, iterationMillis);
  }

  boolean isFull() {
    return name.equals(FULL.name);
  }
}
