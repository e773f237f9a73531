package io.vad4j.cli.reference;

import java.util.ArrayList;
import java.util.List;

/** A table of a Markdown page. */
final class MarkdownTable {
  private final List<String> lines = new ArrayList<>();

  MarkdownTable(String... header) {
    row(header);
    lines.add("|---".repeat(header.length) + "|");
  }

  MarkdownTable row(String... cells) {
    lines.add("| " + String.join(" | ", List.of(cells).stream().map(this::cell).toList()) + " |");
    return this;
  }

  private String cell(String text) {
    return text.replaceAll("\\s+", " ").strip().replace("|", "\\|");
  }

  static String code(String text) {
    return "`" + text + "`";
  }

  @Override
  public String toString() {
    return String.join("\n", lines);
  }
}
