package io.github.cognitosrp.benchmarks.report;

import io.github.cognitosrp.benchmarks.measure.Results;
import java.util.List;
import java.util.Optional;

/** The speed-ups of runs on one machine as bars with their intervals. */
public final class HeadlineChart {
  private static final int WIDTH = 760;
  private static final int TOP = 40;
  private static final int BAR = 16;
  private static final int GAP = 8;
  private static final int LEFT = 260;
  private static final int RIGHT = 610;

  private final List<Results> runs;
  private final double scale;

  private HeadlineChart(List<Results> runs) {
    this.runs = runs;
    double longest = 1;
    for (String name : Headline.implementations(runs)) {
      for (Results run : runs) {
        longest = Math.max(longest, new Headline(run).speedup(name).map(Speedup::high).orElse(0.0));
      }
    }
    this.scale = (RIGHT - LEFT) / longest;
  }

  /** Draws runs of one machine, at least one. */
  public static Svg draw(List<Results> runs) {
    return new HeadlineChart(runs).draw();
  }

  private Svg draw() {
    List<String> names =
        Headline.implementations(runs).stream()
            .filter(name -> runs.stream().anyMatch(run -> speedup(run, name).isPresent()))
            .toList();
    int height = TOP + names.size() * (runs.size() * BAR + GAP);
    String machine = runs.get(0).machine().name();
    Svg svg = new Svg(WIDTH, height, "One sign-in: speed-up over reference (" + machine + ")");
    int y = TOP;
    for (String name : names) {
      svg.text("", 8, y + BAR - 4, name);
      for (Results run : runs) {
        svg.textBefore("note", LEFT - 8, y + BAR - 4, "JDK " + run.machine().javaFeature());
        int at = y;
        speedup(run, name).ifPresent(speedup -> bar(svg, at, speedup));
        y += BAR;
      }
      y += GAP;
    }
    double one = LEFT + scale;
    svg.line("", one, TOP - 6, one, height - GAP);
    return svg;
  }

  private static Optional<Speedup> speedup(Results run, String name) {
    return new Headline(run).speedup(name);
  }

  private void bar(Svg svg, int y, Speedup speedup) {
    double middle = y + BAR / 2.0;
    svg.rect("bar", LEFT, y + 1, speedup.median() * scale, BAR - 2);
    svg.line("range", LEFT + speedup.low() * scale, middle, LEFT + speedup.high() * scale, middle);
    double end = LEFT + Math.max(speedup.high(), speedup.median()) * scale;
    svg.text("", end + 6, y + BAR - 4, speedup.toString());
  }
}
