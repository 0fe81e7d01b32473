package io.github.cognitosrp.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Text in columns as wide as their longest cell. */
final class Table {
  private Table() {}

  static void print(PrintWriter out, List<String> header, List<List<String>> rows) {
    int columns = header.size();
    int[] widths =
        IntStream.range(0, columns)
            .map(column ->
                Stream.concat(Stream.of(header), rows.stream())
                    .mapToInt(row -> row.get(column).length())
                    .max()
                    .orElse(0))
            .toArray();
    Stream.concat(Stream.of(header), rows.stream())
        .forEach(row -> {
          StringBuilder line = new StringBuilder();
          for (int column = 0; column < columns; column++) {
            String cell = row.get(column);
            line.append(cell).append(" ".repeat(widths[column] - cell.length() + 2));
          }
          out.println(line.toString().stripTrailing());
        });
  }
}
