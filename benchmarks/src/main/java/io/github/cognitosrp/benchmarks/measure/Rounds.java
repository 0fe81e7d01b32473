package io.github.cognitosrp.benchmarks.measure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes the measurements of a plan in interleaved rounds, headline ones first: in each round every
 * cell once, and inside a group all implementations one right after the other, each time beginning
 * with another one. A disturbance of the machine then hits all of them alike, and the ratios of a
 * round keep their meaning.
 */
final class Rounds {
  private final List<List<Cell>> groups;
  private final Effort effort;
  private final Progress progress;
  private final LongSupplier nanoTime;

  private final Map<Key, List<Sample>> samples = new LinkedHashMap<>();
  private final Map<Key, Integer> turns = new HashMap<>();
  private final Map<Key, Long> lastNanos = new HashMap<>();
  private final Set<Key> failed = new HashSet<>();
  private final List<String> failures = new ArrayList<>();
  private long began;

  Rounds(List<List<Cell>> groups, Effort effort, Progress progress, LongSupplier nanoTime) {
    this.groups = groups;
    this.effort = effort;
    this.progress = progress;
    this.nanoTime = nanoTime;
  }

  /** The measurements; those without a number are missing here and stand in {@link #failures}. */
  List<Measurement> run() {
    began = nanoTime.getAsLong();
    for (boolean headline : new boolean[] {true, false}) {
      List<List<Cell>> part =
          groups.stream().filter(group -> workload(group.get(0)).isHeadline() == headline).toList();
      int rounds = part.isEmpty() ? 0 : effort.roundsOf(workload(part.get(0).get(0)));
      for (int round = 0; round < rounds; round++) {
        runRound(round, part);
      }
    }
    return samples.entrySet().stream()
        .map(entry -> measurement(entry.getKey(), entry.getValue()))
        .toList();
  }

  private void runRound(int round, List<List<Cell>> part) {
    int cells = part.stream().mapToInt(List::size).sum();
    int done = 0;
    for (List<Cell> group : part) {
      List<Cell> rotated = new ArrayList<>(group);
      Collections.rotate(rotated, -(round % group.size()));
      for (Cell cell : rotated) {
        done++;
        turns.merge(cell.key(), 1, Integer::sum);
        if (failed.contains(cell.key()) || (round > 0 && !fits(cell))) {
          continue;
        }
        Sample sample = measured(cell);
        progress.measured(round + 1, done, cells, cell.key(), sample, remainingNanos());
      }
    }
  }

  private static Workload workload(Cell cell) {
    return Workload.of(cell.key().benchmark());
  }

  /** One line for each measurement that yielded no number. */
  List<String> failures() {
    return failures;
  }

  private @Nullable Sample measured(Cell cell) {
    long start = nanoTime.getAsLong();
    try {
      Sample sample = cell.measure();
      samples.computeIfAbsent(cell.key(), key -> new ArrayList<>()).add(sample);
      return sample;
    } catch (MeasurementException failure) {
      // Left out of later rounds, so that the samples of a round keep one index.
      failed.add(cell.key());
      failures.add(failure.getMessage());
      return null;
    } finally {
      lastNanos.put(cell.key(), nanoTime.getAsLong() - start);
    }
  }

  private boolean fits(Cell cell) {
    return elapsed() + lastNanos.getOrDefault(cell.key(), 0L) <= effort.budget().toNanos();
  }

  private long elapsed() {
    return nanoTime.getAsLong() - began;
  }

  /** What the rest takes if it goes on like this, but no more than the budget once it counts. */
  private long remainingNanos() {
    double mean = lastNanos.values().stream().mapToLong(Long::longValue).average().orElse(0);
    long firstTurns = 0;
    long laterTurns = 0;
    for (List<Cell> group : groups) {
      for (Cell cell : group) {
        int had = turns.getOrDefault(cell.key(), 0);
        firstTurns += had == 0 ? 1 : 0;
        laterTurns += effort.roundsOf(workload(cell)) - Math.max(1, had);
      }
    }
    long first = (long) (mean * firstTurns);
    long budgetLeft = Math.max(0, effort.budget().toNanos() - elapsed() - first);
    return first + Math.min((long) (mean * laterTurns), budgetLeft);
  }

  private static Measurement measurement(Key key, List<Sample> rounds) {
    List<Double> allocated = new ArrayList<>();
    for (Sample sample : rounds) {
      if (sample.allocatedBytes() != null) {
        allocated.add(sample.allocatedBytes());
      }
    }
    return new Measurement(
        key.benchmark(),
        key.implementation(),
        key.parameters(),
        rounds.get(0).unit(),
        rounds.stream().map(Sample::score).toList(),
        allocated.isEmpty()
            ? null
            : Statistics.median(allocated.stream().mapToDouble(Double::doubleValue).toArray()));
  }
}
