package io.github.cognitosrp.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** One result as Markdown: tables, and the sentences that go with them. */
final class Tables {
  private static final String REFERENCE = Implementation.REFERENCE.label();
  private static final Map<String, String> DEFAULT_A =
      Map.of("ephemeral", EphemeralLength.DEFAULT.name());
  private static final Map<String, String> SHORT_A =
      Map.of("ephemeral", EphemeralLength.BITS_256.name());
  private static final double KIB = 1024;

  private final Results results;

  Tables(Results results) {
    this.results = results;
  }

  String markdown() {
    List<String> blocks = new ArrayList<>();
    blocks.add("### " + results.name());
    blocks.add(origin());
    blocks.add(signIns());
    blocks.add(powers(Workload.MOD_POW, "exponentBits", "Exponent in bits", 1));
    blocks.add(powers(Workload.OTHER_MODULUS, "modulusBits", "Modulus in bits", 2));
    blocks.add(throughput());
    blocks.add(single());
    blocks.add(leftOut());
    return blocks.stream().filter(block -> !block.isEmpty()).collect(Collectors.joining("\n\n"));
  }

  private String origin() {
    Machine machine = results.machine();
    int rounds =
        results.measurements().stream().mapToInt(row -> row.samples().size()).max().orElse(0);
    return String.format(
        Locale.ROOT,
        "%s, %d processors, %s, Java %s (%s); mode %s, up to %d rounds; commit `%s`, %s. %s.",
        machine.cpu(),
        machine.cores(),
        machine.os(),
        machine.java(),
        machine.vm(),
        results.mode(),
        rounds,
        results.commit(),
        results.started(),
        results.versions().entrySet().stream()
            .map(entry -> entry.getKey() + ": " + entry.getValue())
            .collect(Collectors.joining("; ")));
  }

  /** The sentences for a reader in a hurry, with what speaks against native code. */
  String summary() {
    Map<String, Standing> standings = new LinkedHashMap<>();
    for (Measurement row : rows(Workload.SIGN_IN, DEFAULT_A)) {
      Standing.of(results, row, REFERENCE)
          .ifPresent(standing -> standings.put(row.implementation(), standing));
    }
    String ratios =
        standings.entrySet().stream()
            .filter(entry -> !entry.getKey().equals(REFERENCE))
            .sorted((a, b) -> Double.compare(b.getValue().median(), a.getValue().median()))
            .map(entry ->
                String.format(Locale.ROOT, "`%s` %.2f×", entry.getKey(), entry.getValue().median()))
            .collect(Collectors.joining(", "));
    return String.format(
        "On %s, one sign-in's arithmetic is so many times as fast as with `reference`: %s. %s",
        results.name(), ratios.isEmpty() ? "not measured" : ratios, whereGmpIsNotFaster());
  }

  private String whereGmpIsNotFaster() {
    List<String> slower = new ArrayList<>();
    boolean measured = false;
    for (Measurement row : results.measurements()) {
      if (row.implementation().startsWith("gmp")
          && row.benchmark().equals(Workload.MOD_POW.label())) {
        Optional<Standing> standing = Standing.of(results, row, REFERENCE);
        measured |= standing.isPresent();
        // Not shown to be faster: the error bars reach down to 1.
        if (standing.isPresent() && standing.get().low() <= 1) {
          slower.add(
              String.format(
                  Locale.ROOT,
                  "`%s` at %s bits (%.2f×)",
                  row.implementation(),
                  row.parameters().get("exponentBits"),
                  standing.get().median()));
        }
      }
    }
    if (!measured) {
      return "GMP was not measured.";
    }
    return slower.isEmpty()
        ? "GMP's power was faster than `BigInteger`'s at every measured length."
        : "GMP's power was **not** faster than `BigInteger`'s own here: "
            + String.join(", ", slower)
            + ".";
  }

  private String signIns() {
    List<Measurement> rows = rows(Workload.SIGN_IN, DEFAULT_A);
    if (rows.isEmpty()) {
      return "";
    }
    StringBuilder table =
        new StringBuilder(
            "| One sign-in | µs | faster than `reference` | µs with 256-bit a |"
                + " faster than `reference` | KiB allocated |\n|---|--:|--:|--:|--:|--:|\n");
    for (Measurement row : rows) {
      String name = row.implementation();
      Optional<Measurement> brief = results.find(Workload.SIGN_IN, name, SHORT_A);
      Optional<Measurement> base = results.find(Workload.SIGN_IN, REFERENCE, DEFAULT_A);
      table.append(
          line(
              "`" + name + "`",
              number(row.median()),
              Standing.of(results, row, REFERENCE).map(Standing::toString).orElse(""),
              brief.map(Measurement::median).map(Tables::number).orElse(""),
              brief
                  .flatMap(fast -> base.map(slow -> slow.median() / fast.median()))
                  .map(ratio -> String.format(Locale.ROOT, "%.2f×", ratio))
                  .orElse(""),
              Optional.ofNullable(row.allocatedBytes())
                  .map(bytes -> number(bytes / KIB))
                  .orElse("")));
    }
    return table.toString().stripTrailing();
  }

  private String powers(Workload workload, String parameter, String heading, int theory) {
    List<Series> all = Series.of(results, workload, parameter);
    TreeSet<Double> sizes = new TreeSet<>();
    all.forEach(series -> sizes.addAll(series.x()));
    if (sizes.isEmpty()) {
      return "";
    }
    List<String> head = new ArrayList<>(List.of(heading + " (µs a power)"));
    sizes.forEach(size -> head.add(String.format(Locale.ROOT, "%.0f", size)));
    head.add("measured slope");
    head.add("theory");
    return table(
        head,
        all,
        series -> {
          List<String> cells = new ArrayList<>(List.of("`" + series.implementation() + "`"));
          for (Double size : sizes) {
            int at = series.x().indexOf(size);
            cells.add(at < 0 ? "" : number(series.y().get(at)));
          }
          cells.add(series.hasSlope() ? String.format(Locale.ROOT, "%.2f", series.slope()) : "");
          cells.add(Integer.toString(theory));
          return cells;
        });
  }

  private String throughput() {
    List<Measurement> rows =
        results.measurements().stream()
            .filter(row -> row.benchmark().equals(Workload.THROUGHPUT.label()))
            .toList();
    return rows.isEmpty()
        ? ""
        : table(
            List.of("Throughput", "threads", "sign-ins per second", "faster than `reference`"),
            rows,
            row ->
                List.of(
                    "`" + row.implementation() + "`",
                    row.parameters().get(JmhCell.THREADS)
                        + " "
                        + row.parameters().get(JmhCell.THREAD_KIND),
                    number(row.median()),
                    Standing.of(results, row, REFERENCE).map(Standing::toString).orElse("")));
  }

  private String single() {
    List<Workload> workloads =
        List.of(
            Workload.COLD_START,
            Workload.DEVICE_SIGN_IN,
            Workload.REGISTER_DEVICE,
            Workload.FIXED_BASE);
    List<Measurement> rows =
        results.measurements().stream()
            .filter(row -> workloads.stream().anyMatch(w -> w.label().equals(row.benchmark())))
            .toList();
    return rows.isEmpty()
        ? ""
        : table(
            List.of("Others", "implementation", "µs", "error bars", "faster than `reference`"),
            rows,
            row ->
                List.of(
                    row.benchmark()
                        + (row.parameters().containsValue(EphemeralLength.BITS_256.name())
                            ? ", 256-bit a"
                            : ""),
                    "`" + row.implementation() + "`",
                    number(row.median()),
                    number(row.low()) + "–" + number(row.high()),
                    Standing.of(results, row, REFERENCE).map(Standing::toString).orElse("")));
  }

  private String leftOut() {
    return results.leftOut().isEmpty()
        ? ""
        : results.leftOut().entrySet().stream()
            .map(entry -> "`" + entry.getKey() + "` (" + entry.getValue() + ")")
            .collect(Collectors.joining(", ", "Left out: ", "."));
  }

  private List<Measurement> rows(Workload workload, Map<String, String> parameters) {
    return results.measurements().stream()
        .filter(row -> row.benchmark().equals(workload.label()))
        .filter(row -> row.parameters().equals(parameters))
        .toList();
  }

  private static <T> String table(
      List<String> head, List<T> rows, Function<T, List<String>> cells) {
    StringBuilder table = new StringBuilder(line(head.toArray(String[]::new)));
    table.append("|---").append("|--:".repeat(head.size() - 1)).append("|\n");
    rows.forEach(row -> table.append(line(cells.apply(row).toArray(String[]::new))));
    return table.toString().stripTrailing();
  }

  private static String line(String... cells) {
    return "| " + String.join(" | ", cells) + " |\n";
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, value < 100 ? "%,.1f" : "%,.0f", value);
  }
}
