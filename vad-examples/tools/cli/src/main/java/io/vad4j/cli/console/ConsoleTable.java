package io.vad4j.cli.console;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Text tables with aligned columns. */
public final class ConsoleTable {

  private ConsoleTable() {}

  /** One line a row, each column as wide as its widest text. */
  public static List<String> format(List<List<String>> rows) {
    int columns = rows.get(0).size();
    int[] widths =
        IntStream.range(0, columns)
            .map(column -> rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0))
            .toArray();
    return rows.stream().map(row -> line(row, widths)).toList();
  }

  /** The rows as a table in Markdown; the first is the head. */
  public static List<String> markdown(List<List<String>> rows) {
    List<String> lines = new ArrayList<>();
    for (List<String> row : rows) {
      lines.add(row.stream().collect(Collectors.joining(" | ", "| ", " |")));
      if (lines.size() == 1) {
        lines.add("|---|" + "---:|".repeat(row.size() - 1));
      }
    }
    return lines;
  }

  private static String line(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < widths.length; column++) {
      line.append(row.get(column));
      line.append(" ".repeat(widths[column] - row.get(column).length() + 2));
    }
    return line.toString().stripTrailing();
  }
}
