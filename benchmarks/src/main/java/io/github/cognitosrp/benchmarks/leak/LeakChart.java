package io.github.cognitosrp.benchmarks.leak;

import io.github.cognitosrp.benchmarks.report.Svg;
import java.util.List;
import java.util.Locale;

/** The greatest |t| of each backend and workload as bars on a logarithmic scale, with the limit. */
final class LeakChart {
  private static final int WIDTH = 760;
  private static final int TOP = 52;
  private static final int ROW = 18;
  private static final int GAP = 8;
  private static final int LEFT = 240;
  private static final int RIGHT = 700;

  /** The scale's ends: a t of 1 is what chance gives. */
  private static final double MIN_T = 1;

  private static final double MAX_T = 10_000;

  private LeakChart() {}

  static Svg draw(LeakResults results) {
    List<String> backends = List.copyOf(new LeakTable(results.findings()).backends());
    int height = TOP + ROW * results.findings().size() + GAP * backends.size() + GAP;
    Svg svg =
        new Svg(WIDTH, height, "Timing leaks: the greatest |t| found (" + results.name() + ")");
    double limit = x(LeakFinding.MAX_T);
    svg.text("note", limit + 4, TOP - 12, String.format(Locale.ROOT, "%.1f", LeakFinding.MAX_T));
    int y = TOP;
    for (String backend : backends) {
      svg.text("", 8, y + ROW - 5, backend);
      for (LeakFinding finding : results.findings()) {
        if (finding.backend().equals(backend)) {
          drawRow(svg, finding, y);
          y += ROW;
        }
      }
      y += GAP;
    }
    svg.line("limit", limit, TOP - 24, limit, height - GAP);
    return svg;
  }

  private static void drawRow(Svg svg, LeakFinding finding, int y) {
    String kind = finding.isLeak() ? "bad" : finding.maxT() > LeakFinding.MAX_T ? "other" : "bar";
    double end = x(finding.maxT());
    svg.textBefore("note", LEFT - 8, y + ROW - 5, finding.workload());
    svg.rect(kind, LEFT, y + 2, end - LEFT, ROW - 4);
    svg.text("", end + 4, y + ROW - 5, String.format(Locale.ROOT, "%.1f", finding.maxT()));
  }

  private static double x(double t) {
    double share = Math.log(Math.max(t, MIN_T) / MIN_T) / Math.log(MAX_T / MIN_T);
    return LEFT + (RIGHT - LEFT) * Math.min(1, share);
  }
}
