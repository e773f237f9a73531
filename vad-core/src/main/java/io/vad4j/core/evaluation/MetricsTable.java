package io.vad4j.core.evaluation;

import java.util.List;

/** Text table with a header row and a left-aligned first column. */
final class MetricsTable {
  private final List<List<String>> rows;
  private final int[] widths;

  MetricsTable(List<List<String>> rows) {
    this.rows = rows;
    widths = new int[rows.get(0).size()];
    for (List<String> row : rows) {
      for (int column = 0; column < widths.length; column++) {
        widths[column] = Math.max(widths[column], row.get(column).length());
      }
    }
  }

  /** Appends the table with columns aligned by spaces. */
  void appendText(StringBuilder out) {
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < widths.length; column++) {
        String padding = " ".repeat(widths[column] - row.get(column).length());
        line.append(column == 0 ? row.get(0) + padding : "  " + padding + row.get(column));
      }
      out.append(line.toString().stripTrailing()).append('\n');
    }
  }

  /** Appends the table in Markdown. */
  void appendMarkdown(StringBuilder out) {
    for (int row = 0; row < rows.size(); row++) {
      out.append('|');
      for (String field : rows.get(row)) {
        String text = field.startsWith("  ") ? "– " + field.strip() : field;
        out.append(' ').append(escape(text)).append(" |");
      }
      out.append('\n');
      if (row == 0) {
        out.append("|---|").append("---:|".repeat(widths.length - 1)).append('\n');
      }
    }
  }

  /** Escapes Markdown syntax. */
  static String escape(String text) {
    return text.replaceAll("([\\\\`*_{}\\[\\]<>|#])", "\\\\$1").replace('\n', ' ');
  }
}
