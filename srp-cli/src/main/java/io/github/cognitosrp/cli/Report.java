package io.github.cognitosrp.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;

/** Prints what happens, step by step, with the time that each step took. */
final class Report {
  private static final int WIDTH = 66;

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

  /** Runs a step and prints it with its outcome and its time. */
  <T> T step(String what, Supplier<T> step, Function<T, String> outcome) {
    long start = System.nanoTime();
    T result = step.get();
    double millis = (System.nanoTime() - start) / 1e6;
    String found = outcome.apply(result);
    String line = "  " + what + (found.isEmpty() ? "" : " → " + found);
    out.printf(Locale.ROOT, "%-" + WIDTH + "s%9.1f ms%n", line, millis);
    out.flush();
    return result;
  }

  /** Runs a step that has no outcome but its end. */
  <T> T step(String what, Supplier<T> step) {
    return step(what, step, result -> "");
  }
}
