package io.vad4j.cli.reference;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The table of results in the README, from the tables of measured accuracy. A comment in a cell
 * chooses it: {@code <!-- readme: DATA SET; DETECTOR -->}. The cell holds micro and macro AUC with
 * a slash between them, or the micro AUC in a table with a column of macro AUC.
 */
public final class AccuracyReference {
  private static final Pattern MARK = Pattern.compile("<!-- readme: (.*?); (.*?) -->");
  private static final Pattern FIGURE = Pattern.compile("0?(\\.\\d+)");

  private AccuracyReference() {}

  /** {@return a table of the marked cells, in their order} */
  public static String generate(Path page) {
    MarkdownTable table = new MarkdownTable("data set", "detector", "micro AUC", "macro AUC");
    List<String> header = List.of();
    for (String line : JavadocReference.read(page).lines().toList()) {
      List<String> cells = cells(line);
      if (header.isEmpty() || cells.isEmpty()) {
        header = cells;
      }
      for (String cell : cells) {
        Matcher mark = MARK.matcher(cell);
        if (mark.find()) {
          List<String> figures = figures(cell, header, cells);
          table.row(mark.group(1), mark.group(2), figures.get(0), figures.get(1));
        }
      }
    }
    return table.toString();
  }

  private static List<String> cells(String line) {
    return line.startsWith("|")
        ? Stream.of(line.split("\\|", -1)).map(String::strip).toList()
        : List.of();
  }

  private static List<String> figures(String cell, List<String> header, List<String> row) {
    int macro = Math.max(header.indexOf("macro"), header.indexOf("macro AUC"));
    String text = macro < 0 ? cell : cell.replaceFirst("<.*", "") + "/" + row.get(macro);
    return Stream.of(text.split("/")).map(AccuracyReference::figure).toList();
  }

  private static String figure(String text) {
    Matcher figure = FIGURE.matcher(text);
    if (!figure.find()) {
      throw new IllegalStateException("There is no figure in '" + text + "'.");
    }
    return figure.group(1);
  }
}
