package io.github.cognitosrp.benchmarks.report;

import io.github.cognitosrp.benchmarks.measure.Measurement;
import io.github.cognitosrp.benchmarks.measure.Results;
import io.github.cognitosrp.benchmarks.measure.Workload;
import io.github.cognitosrp.benchmarks.peer.EphemeralLength;
import io.github.cognitosrp.benchmarks.peer.Implementation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What one run says of sign-ins and cold starts, from at least three rounds. */
public final class Headline {
  /** An interval over fewer rounds says nothing. */
  static final int MIN_ROUNDS = 3;

  private static final String REFERENCE = Implementation.REFERENCE.label();
  private static final Map<String, String> DEFAULT_A =
      Map.of("ephemeral", EphemeralLength.DEFAULT.name());
  private static final double MICROS_PER_MILLI = 1_000;

  private final Results results;

  public Headline(Results results) {
    this.results = results;
  }

  /** The implementations that have a number, in the order in which they were measured. */
  Set<String> implementations() {
    Set<String> names = new LinkedHashSet<>();
    for (Measurement row : results.measurements()) {
      if (signIn(row.implementation()).isPresent() || coldStart(row.implementation()).isPresent()) {
        names.add(row.implementation());
      }
    }
    return names;
  }

  private Optional<Measurement> signIn(String implementation) {
    return results
        .find(Workload.SIGN_IN, implementation, DEFAULT_A)
        .filter(row -> row.samples().size() >= MIN_ROUNDS);
  }

  private Optional<Measurement> coldStart(String implementation) {
    return results
        .find(Workload.COLD_START, implementation, Map.of())
        .filter(row -> row.samples().size() >= MIN_ROUNDS);
  }

  /** Speed-up of a sign-in over {@code reference}. */
  Optional<Speedup> speedup(String implementation) {
    return signIn(implementation).flatMap(row -> Speedup.over(REFERENCE, results, row));
  }

  /** Sign-in in µs, its speed-up, cold start in ms; empty where there is no number. */
  List<String> cells(String implementation) {
    return List.of(
        signIn(implementation).map(row -> number(row.median())).orElse(""),
        speedup(implementation).map(Speedup::toString).orElse(""),
        coldStart(implementation).map(row -> number(row.median() / MICROS_PER_MILLI)).orElse(""));
  }

  /** The sentence that sums the run up. */
  public String summary() {
    String where = results.machine().name() + ", JDK " + results.machine().javaFeature();
    Optional<String> fastest =
        implementations().stream()
            .filter(Implementation::isHardenedBackend)
            .filter(name -> speedup(name).isPresent())
            .max(Comparator.comparingDouble(name -> speedup(name).orElseThrow().median()));
    String signIn =
        fastest
            .map(name ->
                String.format(
                    Locale.ROOT,
                    "`%s` is the fastest hardened backend: a sign-in's arithmetic takes %s µs, a"
                        + " speed-up of %s over `reference`.",
                    name,
                    number(signIn(name).orElseThrow().median()),
                    speedup(name).orElseThrow()))
            .orElse("sign-ins were not measured in three rounds.");
    return where + ": " + signIn + coldStarts();
  }

  private String coldStarts() {
    Optional<Measurement> ours = coldStart(Implementation.DEFAULT.label());
    Optional<Measurement> reference = coldStart(REFERENCE);
    if (ours.isEmpty() || reference.isEmpty()) {
      return "";
    }
    return String.format(
        Locale.ROOT,
        " The first sign-in of a JVM takes %s ms with the default backend, %s ms with `reference`.",
        number(ours.get().median() / MICROS_PER_MILLI),
        number(reference.get().median() / MICROS_PER_MILLI));
  }

  static String number(double value) {
    return String.format(Locale.ROOT, value < 100 ? "%,.1f" : "%,.0f", value);
  }

  /** The headline table of runs on one machine, one group of columns for each run. */
  public static String table(List<Results> runs) {
    List<String> head = new ArrayList<>(List.of(""));
    for (Results run : runs) {
      String java = "JDK " + run.machine().javaFeature();
      head.addAll(List.of(java + ": sign-in, µs", "speed-up over `reference`", "cold start, ms"));
    }
    MarkdownTable table = new MarkdownTable(head);
    for (String name : implementations(runs)) {
      List<String> row = new ArrayList<>(List.of("`" + name + "`"));
      runs.forEach(run -> row.addAll(new Headline(run).cells(name)));
      table.add(row);
    }
    return table.toString();
  }

  static Set<String> implementations(List<Results> runs) {
    Set<String> names = new LinkedHashSet<>();
    runs.forEach(run -> names.addAll(new Headline(run).implementations()));
    return names;
  }
}
