package io.github.cognitosrp.benchmarks.report;

import io.github.cognitosrp.benchmarks.measure.Measurement;
import io.github.cognitosrp.benchmarks.measure.Results;
import io.github.cognitosrp.benchmarks.peer.Implementation;
import java.util.List;

/** All that a run measured in at least three rounds, for whoever made the run. */
public final class FullTable {
  private static final double BYTES_PER_KIB = 1_024;

  private FullTable() {}

  public static String of(Results run) {
    MarkdownTable table =
        new MarkdownTable(
            List.of("measurement", "unit", "median", "interval", "speed-up", "KiB allocated"));
    for (Measurement row : run.measurements()) {
      if (row.samples().size() >= Headline.MIN_ROUNDS) {
        Double allocated = row.allocatedBytes();
        table.add(
            List.of(
                row.key().toString(),
                row.unit(),
                Headline.number(row.median()),
                Headline.number(row.low()) + "–" + Headline.number(row.high()),
                Speedup.over(Implementation.REFERENCE.label(), run, row)
                    .map(Speedup::toString)
                    .orElse(""),
                allocated == null ? "" : Headline.number(allocated / BYTES_PER_KIB)));
      }
    }
    return table.toString();
  }
}
