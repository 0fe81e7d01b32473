package io.github.cognitosrp.benchmarks.report;

import io.github.cognitosrp.benchmarks.measure.Key;
import io.github.cognitosrp.benchmarks.measure.Measurement;
import io.github.cognitosrp.benchmarks.measure.Results;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Two results side by side: the older one first. */
public final class Comparison {
  private final Results before;
  private final Results after;

  public Comparison(Results before, Results after) {
    this.before = before;
    this.after = after;
  }

  /** What can be said of one measurement. */
  enum Verdict {
    /** The intervals do not touch, and the later run is slower. */
    SLOWER,
    /** The intervals do not touch, and the later run is faster. */
    FASTER,
    /** The intervals overlap. */
    SAME,
    /** One of the runs had fewer than three rounds. */
    TOO_FEW_ROUNDS
  }

  /**
   * One measurement that both runs have.
   *
   * @param key what was measured
   * @param timeRatio how many times as long it takes in the later run
   * @param verdict what that means
   */
  record Row(Key key, double timeRatio, Verdict verdict) {}

  List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    for (Measurement old : before.measurements()) {
      after.find(old.key()).ifPresent(now -> rows.add(row(old, now)));
    }
    return rows;
  }

  private static Row row(Measurement old, Measurement now) {
    double ratio = old.isTime() ? now.median() / old.median() : old.median() / now.median();
    return new Row(old.key(), ratio, verdict(old, now));
  }

  private static Verdict verdict(Measurement old, Measurement now) {
    if (Math.min(old.samples().size(), now.samples().size()) < Headline.MIN_ROUNDS) {
      return Verdict.TOO_FEW_ROUNDS;
    }
    if (now.low() <= old.high() && old.low() <= now.high()) {
      return Verdict.SAME;
    }
    return old.isTime() == now.median() > old.median() ? Verdict.SLOWER : Verdict.FASTER;
  }

  /** The comparison as text, with what makes it doubtful first. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    if (!before.machine().equals(after.machine())) {
      lines.add("The machines or JVMs differ: the ratios compare those as well.");
    }
    List<Row> rows = rows();
    for (Row row : rows) {
      lines.add(
          String.format(
              Locale.ROOT,
              "%-66s time × %5.2f  %s",
              row.key(),
              row.timeRatio(),
              row.verdict().name().toLowerCase(Locale.ROOT).replace('_', ' ')));
    }
    addMissing(lines, before, after, "only in the first: ");
    addMissing(lines, after, before, "only in the second: ");
    long slower = rows.stream().filter(row -> row.verdict() == Verdict.SLOWER).count();
    lines.add(slower + " of " + rows.size() + " got slower beyond their intervals.");
    return lines;
  }

  private static void addMissing(
      List<String> lines, Results present, Results other, String heading) {
    present.measurements().stream()
        .map(Measurement::key)
        .filter(key -> other.find(key).isEmpty())
        .forEach(key -> lines.add(heading + key));
  }
}
