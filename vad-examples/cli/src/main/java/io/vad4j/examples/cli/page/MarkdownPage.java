package io.vad4j.examples.cli.page;

import java.util.List;
import java.util.stream.Collectors;

/** Writes a page as Markdown; its figures are files beside it. */
public final class MarkdownPage {
  private final StringBuilder out = new StringBuilder();
  private final String figureFolder;

  private MarkdownPage(String figureFolder) {
    this.figureFolder = figureFolder;
  }

  /**
   * The page, to be written as UTF-8.
   *
   * @param figureFolder where the figures lie as seen from the page, such as {@code figures}
   */
  public static String of(Page page, String figureFolder) {
    MarkdownPage writer = new MarkdownPage(figureFolder);
    writer.line("# " + escaped(page.title()));
    page.lead().forEach(line -> writer.line(escaped(line)));
    for (Section section : page.sections()) {
      writer.line("## " + escaped(section.title()));
      section.blocks().forEach(writer::block);
    }
    return writer.out.toString().stripTrailing() + "\n";
  }

  private void block(Block block) {
    if (block instanceof Block.Words words) {
      line(escaped(words.text()));
    } else if (block instanceof Block.Bullets list) {
      line(
          list.lines().stream()
              .map(text -> "- " + escaped(text))
              .collect(Collectors.joining("\n")));
    } else if (block instanceof Block.Figures figures) {
      for (Figure figure : figures.figures()) {
        line("![%s](%s/%s)".formatted(escaped(figure.caption()), figureFolder, figure.fileName()));
      }
    } else if (block instanceof NumberTable table) {
      table(table);
    }
  }

  private void table(NumberTable table) {
    line("**" + escaped(table.title()) + "**");
    StringBuilder text = new StringBuilder("| " + escaped(table.first()) + " |");
    table
        .columns()
        .forEach(column -> text.append(' ').append(escaped(column.title())).append(" |"));
    text.append("\n|---|").append("---:|".repeat(table.columns().size()));
    for (NumberTable.Row row : table.rows()) {
      text.append("\n| ").append(escaped(row.title())).append(" |");
      for (NumberTable.Column column : table.columns()) {
        text.append(' ').append(escaped(NumberTable.text(row, column))).append(" |");
      }
    }
    line(text.toString());
    table.notes().forEach(note -> line(escaped(note)));
    line(
        "Unrounded in `%s` as `rows.ROW.COLUMN`, with rows %s and columns %s."
            .formatted(
                table.fileName(),
                keys(table.rows().stream().map(NumberTable.Row::key).toList()),
                keys(table.columns().stream().map(NumberTable.Column::key).toList())));
  }

  private static String keys(List<String> keys) {
    return keys.stream().map(key -> "`" + key + "`").collect(Collectors.joining(", "));
  }

  private void line(String text) {
    out.append(text).append("\n\n");
  }

  /** Text in which Markdown sees nothing special. */
  private static String escaped(String text) {
    return text.replaceAll("([\\\\`*_{}\\[\\]<>|#])", "\\\\$1").replace('\n', ' ');
  }
}
