package io.github.cognitosrp.benchmarks.report;

import java.util.ArrayList;
import java.util.List;

/** A Markdown table whose columns are aligned in the source too, for terminals. */
public final class MarkdownTable {
  private final List<List<String>> rows = new ArrayList<>();

  public MarkdownTable(List<String> head) {
    rows.add(List.copyOf(head));
  }

  public void add(List<String> cells) {
    rows.add(List.copyOf(cells));
  }

  @Override
  public String toString() {
    List<String> lines = new ArrayList<>();
    rows.forEach(row -> lines.add(line(row)));
    List<String> rule = new ArrayList<>();
    for (int column = 0; column < rows.get(0).size(); column++) {
      String dashes = "-".repeat(width(column));
      rule.add(column == 0 ? dashes : dashes.substring(1) + ":");
    }
    lines.add(1, line(rule));
    return String.join("\n", lines);
  }

  private String line(List<String> cells) {
    StringBuilder line = new StringBuilder("|");
    for (int column = 0; column < cells.size(); column++) {
      String padding = " ".repeat(width(column) - cells.get(column).length());
      // The first column names the row; all others are numbers.
      line.append(' ')
          .append(column == 0 ? cells.get(column) + padding : padding + cells.get(column));
      line.append(" |");
    }
    return line.toString();
  }

  private int width(int column) {
    return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
  }
}
