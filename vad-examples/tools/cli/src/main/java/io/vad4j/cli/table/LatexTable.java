package io.vad4j.cli.table;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Table in LaTeX, with the rules of the package booktabs. */
final class LatexTable {
  private LatexTable() {}

  static List<String> lines(String title, String caption, List<List<String>> cells) {
    List<String> lines = new ArrayList<>();
    lines.add("\\begin{table}");
    lines.add("\\centering");
    lines.add("\\caption{%s: %s}".formatted(escape(title), escape(caption)));
    lines.add("\\begin{tabular}{l" + "r".repeat(cells.get(0).size() - 1) + "}");
    lines.add("\\toprule");
    for (int row = 0; row < cells.size(); row++) {
      lines.add(
          cells.get(row).stream().map(LatexTable::escape).collect(Collectors.joining(" & "))
              + " \\\\");
      if (row == 0) {
        lines.add("\\midrule");
      }
    }
    lines.addAll(List.of("\\bottomrule", "\\end{tabular}", "\\end{table}", ""));
    return lines;
  }

  private static String escape(String text) {
    String escaped =
        text.replace("\\", "\\textbackslash ")
            .replaceAll("[#$%&_{}]", "\\\\$0")
            .replace("~", "\\textasciitilde ")
            .replace("^", "\\textasciicircum ")
            .replace("±", "$\\pm$")
            .replace("–", "--");
    // A minus sign before a number is no hyphen.
    return escaped.replaceAll("(?<![\\w.-])-(?=\\d)", "\\$-\\$");
  }
}
