package io.github.cognitosrp.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/** Prints what happens, step by step, with the time that each step took. */
final class Report {
  private static final int WIDTH = 66;
  private static final double NANOS_PER_MILLI = 1e6;

  private final PrintWriter out;

  Report(PrintWriter out) {
    this.out = out;
  }

  void fact(String what, String value) {
    out.printf("%-14s%s%n", what, value);
    out.flush();
  }

  void heading(String heading) {
    out.println();
    out.println(heading);
    out.flush();
  }

  void text(String text) {
    out.println(text);
    out.flush();
  }

  /** A step that has no outcome but its end. */
  void step(String what, Duration time) {
    String line = "  " + what;
    out.printf(Locale.ROOT, "%-" + WIDTH + "s%9.1f ms%n", line, time.toNanos() / NANOS_PER_MILLI);
    out.flush();
  }

  void step(String what, String outcome, Duration time) {
    step(outcome.isEmpty() ? what : what + " → " + outcome, time);
  }
}
