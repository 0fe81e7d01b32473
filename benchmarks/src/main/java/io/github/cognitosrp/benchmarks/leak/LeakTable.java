package io.github.cognitosrp.benchmarks.leak;

import io.github.cognitosrp.benchmarks.report.MarkdownTable;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Findings as a Markdown table, which a terminal shows as well, and the sentence about it. */
final class LeakTable {
  private final List<LeakFinding> findings;

  LeakTable(List<LeakFinding> findings) {
    this.findings = findings;
  }

  /** One row for each backend and workload: the greatest |t| and where it was found. */
  String markdown() {
    MarkdownTable table =
        new MarkdownTable(
            List.of(
                "backend", "workload", "max t", "order, cropping", "secret", "samples of each"));
    for (String backend : backends()) {
      for (LeakWorkload workload : LeakWorkload.values()) {
        findings.stream()
            .filter(f -> f.backend().equals(backend) && f.workload().equals(workload.label()))
            .forEach(f -> table.add(row(f)));
      }
    }
    return table.toString();
  }

  private static List<String> row(LeakFinding finding) {
    LeakFinding.Outcome worst = finding.worst();
    return List.of(
        "`" + finding.backend() + "`",
        finding.workload(),
        String.format(Locale.ROOT, finding.isLeak() ? "**%.1f**" : "%.1f", finding.maxT()),
        worst.order() + ", " + (worst.cropping() == 1 ? "none" : percent(worst.cropping()) + " %"),
        worst.secret(),
        String.format(Locale.ROOT, "%,d", finding.samplesPerSecret()));
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f", 100 * share).replace(".0", "");
  }

  Set<String> backends() {
    return findings.stream()
        .map(LeakFinding::backend)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  String summary() {
    List<LeakFinding> leaks = findings.stream().filter(LeakFinding::isLeak).toList();
    String hardened =
        leaks.isEmpty()
            ? String.format(
                Locale.ROOT, "No hardened backend exceeds |t| = %.1f.", LeakFinding.MAX_T)
            : leaks.stream()
                .map(f ->
                    String.format(
                        Locale.ROOT, "%s with %s (%.1f)", f.backend(), f.workload(), f.maxT()))
                .collect(
                    Collectors.joining(
                        ", ",
                        String.format(Locale.ROOT, "|t| above %.1f: ", LeakFinding.MAX_T),
                        "."));
    String control =
        findings.stream()
            .filter(f -> !f.isHardened())
            .map(f -> String.format(Locale.ROOT, "%s %.0f", f.workload(), f.maxT()))
            .collect(Collectors.joining(", "));
    return hardened + (control.isEmpty() ? "" : " Controls, which do leak: " + control + ".");
  }
}
