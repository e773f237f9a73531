package io.vad4j.report;

import java.util.List;
import java.util.stream.Collectors;

/** Writes a page as Markdown; its figures are separate files. */
public final class MarkdownPage {
  private final StringBuilder out = new StringBuilder();
  private final String figureFolder;

  private MarkdownPage(String figureFolder) {
    this.figureFolder = figureFolder;
  }

  /**
   * {@return the page, to be written as UTF-8}
   *
   * @param figureFolder folder of the figures relative to the page, such as {@code figures}
   */
  public static String of(Page page, String figureFolder) {
    MarkdownPage writer = new MarkdownPage(figureFolder);
    writer.append("# " + escape(page.title()));
    page.lead().forEach(line -> writer.append(escape(line)));
    for (Section section : page.sections()) {
      writer.append("## " + escape(section.title()));
      section.blocks().forEach(writer::block);
    }
    return writer.out.toString().stripTrailing() + "\n";
  }

  private void block(Block block) {
    if (block instanceof Block.Paragraph paragraph) {
      append(escape(paragraph.text()));
    } else if (block instanceof Block.BulletList list) {
      append(
          list.items().stream().map(text -> "- " + escape(text)).collect(Collectors.joining("\n")));
    } else if (block instanceof Block.Heading heading) {
      append("### " + escape(heading.text()));
    } else if (block instanceof Block.Cards cards) {
      cards.cards().forEach(card -> append("**" + escape(card.name()) + "**: " + card.value()));
    } else if (block instanceof Block.Properties properties) {
      properties
          .values()
          .forEach((name, value) -> append("**" + escape(name) + "**: " + escape(value)));
    } else if (block instanceof Block.Details details) {
      block(details.content());
    } else if (block instanceof Block.FigureGroup group) {
      for (ReportFigure figure : group.figures()) {
        append("![%s](%s/%s)".formatted(escape(figure.caption()), figureFolder, figure.fileName()));
      }
    } else if (block instanceof NumberTable table) {
      table(table);
    }
  }

  private void table(NumberTable table) {
    append("**" + escape(table.title()) + "**");
    StringBuilder text = new StringBuilder("| " + escape(table.rowHeader()) + " |");
    table.columns().forEach(column -> text.append(' ').append(escape(column.title())).append(" |"));
    text.append("\n|---|").append("---:|".repeat(table.columns().size()));
    for (NumberTable.Row row : table.rows()) {
      text.append("\n| ").append(escape(row.title())).append(" |");
      for (NumberTable.Column column : table.columns()) {
        text.append(' ').append(escape(NumberTable.cellText(row, column))).append(" |");
      }
    }
    append(text.toString());
    table.notes().forEach(note -> append(escape(note)));
    append(
        "Unrounded in `%s` as `rows.ROW.COLUMN`, with rows %s and columns %s."
            .formatted(
                table.fileName(),
                keyList(table.rows().stream().map(NumberTable.Row::key).toList()),
                keyList(table.columns().stream().map(NumberTable.Column::key).toList())));
  }

  private static String keyList(List<String> keys) {
    return keys.stream().map(key -> "`" + key + "`").collect(Collectors.joining(", "));
  }

  private void append(String text) {
    out.append(text).append("\n\n");
  }

  /** {@return the text with all special characters of Markdown escaped} */
  private static String escape(String text) {
    return text.replaceAll("([\\\\`*_{}\\[\\]<>|#])", "\\\\$1").replace('\n', ' ');
  }
}
