package io.github.cognitosrp.benchmarks.leak;

import java.time.Duration;
import java.util.Random;
import java.util.function.IntConsumer;
import java.util.function.LongSupplier;

/**
 * Times an experiment, on one thread. All kinds of secret take part in each batch equally often and
 * in random order, so that whatever else happens on the machine happens to all of them alike.
 */
final class Sampler {
  /** Small, so that a batch's prepared computations fit into the young generation. */
  private static final int BATCH_PER_SECRET = 20;

  private final Experiment experiment;
  private final Random random;
  private final LongSupplier nanoTime;
  private final int kinds;
  private final int[] order;
  private final Experiment.Task[] tasks;
  private final long[] nanos;

  /** Where results go: a write that the compiler cannot leave out. */
  @SuppressWarnings("unused")
  private volatile Object sink = this;

  Sampler(Experiment experiment, Random random, LongSupplier nanoTime) {
    this.experiment = experiment;
    this.random = random;
    this.nanoTime = nanoTime;
    this.kinds = experiment.secrets().size();
    this.order = new int[kinds * BATCH_PER_SECRET];
    this.tasks = new Experiment.Task[order.length];
    this.nanos = new long[order.length];
    for (int i = 0; i < order.length; i++) {
      order[i] = i % kinds;
    }
  }

  /** Runs batches that are not counted: code is compiled, tables are built in the background. */
  void warmUp(Duration duration) {
    long start = nanoTime.getAsLong();
    while (nanoTime.getAsLong() - start < duration.toNanos()) {
      runBatch();
    }
  }

  /**
   * Takes samples.
   *
   * @param perSecret how many of each kind of secret
   * @param limit after how much time it stops with fewer
   * @param progress is told after each batch how many of each kind there are
   */
  Samples sample(int perSecret, Duration limit, IntConsumer progress) {
    Samples samples = new Samples(new double[kinds][perSecret]);
    long start = nanoTime.getAsLong();
    int done = 0;
    while (done < perSecret && nanoTime.getAsLong() - start < limit.toNanos()) {
      runBatch();
      done = store(samples, done);
      progress.accept(done);
    }
    return samples.first(done);
  }

  private int store(Samples samples, int done) {
    int[] next = new int[kinds];
    for (int i = 0; i < order.length; i++) {
      int at = done + next[order[i]]++;
      if (at < samples.perSecret()) {
        samples.bySecret()[order[i]][at] = nanos[i];
      }
    }
    return Math.min(done + BATCH_PER_SECRET, samples.perSecret());
  }

  private void runBatch() {
    shuffle();
    for (int i = 0; i < order.length; i++) {
      tasks[i] = experiment.prepare(order[i]);
    }
    for (int i = 0; i < order.length; i++) {
      Experiment.Task task = tasks[i];
      long start = nanoTime.getAsLong();
      Object result = task.run();
      long end = nanoTime.getAsLong();
      sink = result;
      nanos[i] = end - start;
    }
  }

  private void shuffle() {
    for (int i = order.length - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int kept = order[i];
      order[i] = order[other];
      order[other] = kept;
    }
  }
}
