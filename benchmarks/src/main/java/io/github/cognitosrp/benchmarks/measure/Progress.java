package io.github.cognitosrp.benchmarks.measure;

import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One line on the terminal for each measurement, with the remaining time. */
public final class Progress {
  private final PrintStream out;

  public Progress(PrintStream out) {
    this.out = out;
  }

  public void say(String line) {
    out.println(line);
  }

  void measured(
      int round, int done, int cells, Key key, @Nullable Sample sample, long remainingNanos) {
    long seconds = TimeUnit.NANOSECONDS.toSeconds(remainingNanos);
    String number =
        sample == null
            ? "no number"
            : String.format(Locale.ROOT, "%,.1f %s", sample.score(), sample.unit());
    out.printf(
        Locale.ROOT,
        "round %d %3d/%d  %-62s %16s  %d:%02d left%n",
        round,
        done,
        cells,
        key,
        number,
        seconds / 60,
        seconds % 60);
  }
}
