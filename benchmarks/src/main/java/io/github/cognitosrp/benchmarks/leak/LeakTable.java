package io.github.cognitosrp.benchmarks.leak;

import io.github.cognitosrp.benchmarks.report.MarkdownTable;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Findings as a Markdown table, which a terminal shows as well, and the sentence about it. */
final class LeakTable {
  private final List<LeakFinding> findings;

  LeakTable(List<LeakFinding> findings) {
    this.findings = findings;
  }

  /**
   * One row for each backend and workload: the greatest |t|, where it was found, the greatest of
   * the secrets that lack no word, bold where that is a leak, and how small a difference is found.
   */
  String markdown() {
    MarkdownTable table =
        new MarkdownTable(
            List.of(
                "backend",
                "workload",
                "max t",
                "order, cropping",
                "secret",
                "max t, all words",
                "samples of each",
                "found from"));
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
        String.format(Locale.ROOT, "%.1f", finding.maxT()),
        worst.order() + ", " + (worst.cropping() == 1 ? "none" : percent(worst.cropping()) + " %"),
        worst.secret(),
        String.format(
            Locale.ROOT, finding.isLeak() ? "**%.1f**" : "%.1f", finding.maxTWithAllWords()),
        String.format(Locale.ROOT, "%,d", finding.samplesPerSecret()),
        finding.smallestDifference().stream()
            .mapToObj(share -> String.format(Locale.ROOT, "%.3f %%", 100 * share))
            .findFirst()
            .orElse("none"));
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
    String limit = String.format(Locale.ROOT, "%.1f", LeakFinding.MAX_T);
    String leaks = listed(findings.stream().filter(LeakFinding::isLeak));
    String shortNumbers = listed(excepted().filter(f -> f.maxTWithAllWords() <= LeakFinding.MAX_T));
    String blinded = listed(excepted().filter(f -> f.maxTWithAllWords() > LeakFinding.MAX_T));
    String controls = listed(findings.stream().filter(f -> !f.isHardened()));
    return (leaks.isEmpty()
            ? "No hardened backend shows what it promises to hide (limit " + limit + ")."
            : "Leaks, |t| above " + limit + ": " + leaks + ".")
        + (shortNumbers.isEmpty()
            ? ""
            : " With numbers that lack leading words only, which may show: " + shortNumbers + ".")
        + (blinded.isEmpty()
            ? ""
            : " In the variance, and with it in the faster part, which blinding shows: "
                + blinded
                + ".")
        + (controls.isEmpty() ? "" : " Controls, which do leak: " + controls + ".");
  }

  /** Findings of what a backend does not promise to hide. */
  private Stream<LeakFinding> excepted() {
    return findings.stream()
        .filter(f -> f.isHardened() && !f.isLeak() && f.maxT() > LeakFinding.MAX_T);
  }

  private static String listed(Stream<LeakFinding> findings) {
    return findings
        .map(f -> String.format(Locale.ROOT, "`%s` %s (%.1f)", f.backend(), f.workload(), f.maxT()))
        .collect(Collectors.joining(", "));
  }
}
