package io.vad4j.report;

import java.util.Base64;

/** Writes a page as one HTML file with everything in it, which needs no network. */
public final class HtmlPage {
  private final StringBuilder html = new StringBuilder();

  private HtmlPage() {}

  /** The page, to be written as UTF-8. */
  public static String of(Page page) {
    HtmlPage writer = new HtmlPage();
    writer.head(page);
    page.sections().forEach(writer::section);
    return writer
        .add("</main>\n<footer>Made by vad4j. This page needs no network.</footer>\n")
        .add("</body>\n</html>\n")
        .html
        .toString();
  }

  private void head(Page page) {
    String title = Html.escape(page.title());
    add("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    add("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';");
    add(" img-src data:; style-src 'unsafe-inline'\">\n");
    add("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    add("<meta name=\"color-scheme\" content=\"light dark\">\n");
    add("<link rel=\"icon\" href=\"data:,\">\n<title>").add(title);
    add("</title>\n<style>\n").add(Html.styleSheet()).add("</style>\n</head>\n<body>\n<header>\n");
    add("<p class=\"kicker\">vad4j reproduction</p>\n<h1>").add(title).add("</h1>\n");
    page.lead().forEach(line -> paragraph("lead", line));
    add("<nav aria-label=\"Sections\">");
    for (Section section : page.sections()) {
      add("<a href=\"#" + section.id() + "\">" + Html.escape(section.title()) + "</a>");
    }
    add("</nav>\n</header>\n<main>\n");
  }

  private void section(Section section) {
    add("<section id=\"%s\" aria-labelledby=\"%<s-title\">%n".formatted(section.id()));
    add("<h2 id=\"%s-title\">%s</h2>%n".formatted(section.id(), Html.escape(section.title())));
    section.blocks().forEach(this::block);
    add("</section>\n");
  }

  private void block(Block block) {
    if (block instanceof Block.Paragraph text) {
      paragraph("", text.text());
    } else if (block instanceof Block.BulletList list) {
      add("<ul>");
      list.items().forEach(line -> add("<li>" + Html.escape(line) + "</li>\n"));
      add("</ul>\n");
    } else if (block instanceof Block.FigureGroup figures) {
      add("<div class=\"" + (figures.wide() ? "stack" : "pair") + "\">\n");
      figures.figures().forEach(this::figure);
      add("</div>\n");
    } else if (block instanceof NumberTable table) {
      table(table);
    }
  }

  private void paragraph(String style, String text) {
    add("<p" + (style.isEmpty() ? "" : " class=\"" + style + "\"") + ">");
    add(Html.escape(text)).add("</p>\n");
  }

  private void figure(ImageFigure figure) {
    String caption = Html.escape(figure.caption());
    add(
        "<figure id=\""
            + figure.id()
            + "\" class=\"drawn\"><img alt=\""
            + caption
            + "\" src=\"data:");
    add(figure.mediaType() + ";base64,");
    add(Base64.getEncoder().encodeToString(figure.image()));
    add("\"><figcaption>" + caption + "</figcaption></figure>\n");
  }

  private void table(NumberTable table) {
    add("<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"");
    add(Html.escape(table.title()) + "\"><table class=\"numbers\" id=\"" + table.id() + "\">");
    add("<caption>" + Html.escape(table.title()) + "</caption>\n<thead><tr><th scope=\"col\">");
    add(Html.escape(table.rowHeader()) + "</th>");
    for (NumberTable.Column column : table.columns()) {
      add(column.isText() ? "<th class=\"words\" scope=\"col\">" : "<th scope=\"col\">");
      add(Html.escape(column.title()) + "</th>");
    }
    add("</tr></thead>\n<tbody>\n");
    for (NumberTable.Row row : table.rows()) {
      add("<tr><th scope=\"row\">" + Html.escape(row.title()) + "</th>");
      for (NumberTable.Column column : table.columns()) {
        String source = table.fileName() + ": " + NumberTable.cellKey(row, column);
        add(column.isText() ? "<td class=\"words\" title=\"" : "<td title=\"");
        add(Html.escape(source) + "\">");
        add(Html.escape(NumberTable.cellText(row, column)) + "</td>");
      }
      add("</tr>\n");
    }
    add("</tbody></table></div>\n");
    table.notes().forEach(note -> paragraph("note", note));
    paragraph("note", "Unrounded in %s; point at a cell for its key.".formatted(table.fileName()));
  }

  private HtmlPage add(String text) {
    html.append(text);
    return this;
  }
}
