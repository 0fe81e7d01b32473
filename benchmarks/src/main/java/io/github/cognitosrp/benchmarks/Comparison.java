package io.github.cognitosrp.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Two results side by side: the older one first. */
final class Comparison {
  /** Error bars over fewer rounds say nothing. */
  private static final int FEWEST_ROUNDS = 3;

  private final Results before;
  private final Results after;

  Comparison(Results before, Results after) {
    this.before = before;
    this.after = after;
  }

  /** What can be said of one measurement. */
  enum Verdict {
    /** The error bars do not touch, and the later run is slower. */
    SLOWER,
    /** The error bars do not touch, and the later run is faster. */
    FASTER,
    /** The error bars overlap. */
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
      Optional<Measurement> now = after.find(old.key());
      now.ifPresent(measurement -> rows.add(row(old, measurement)));
    }
    return rows;
  }

  private static Row row(Measurement old, Measurement now) {
    double ratio = old.isTime() ? now.median() / old.median() : old.median() / now.median();
    return new Row(old.key(), ratio, verdict(old, now));
  }

  private static Verdict verdict(Measurement old, Measurement now) {
    if (Math.min(old.samples().size(), now.samples().size()) < FEWEST_ROUNDS) {
      return Verdict.TOO_FEW_ROUNDS;
    }
    if (now.low() > old.high()) {
      return old.isTime() ? Verdict.SLOWER : Verdict.FASTER;
    }
    if (now.high() < old.low()) {
      return old.isTime() ? Verdict.FASTER : Verdict.SLOWER;
    }
    return Verdict.SAME;
  }

  /** The comparison for people, with what makes it doubtful first. */
  List<String> lines() {
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
    lines.add(slower + " of " + rows.size() + " got slower beyond the error bars.");
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
