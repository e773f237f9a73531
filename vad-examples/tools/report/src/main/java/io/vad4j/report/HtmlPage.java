package io.vad4j.report;

import java.util.Base64;
import java.util.Locale;

/** Writes a page as one self-contained HTML file, which needs no network. */
public final class HtmlPage {
  private final StringBuilder html = new StringBuilder();
  private final Page page;

  private HtmlPage(Page page) {
    this.page = page;
  }

  /** {@return the page, to be written as UTF-8} */
  public static String of(Page page) {
    HtmlPage writer = new HtmlPage(page);
    writer.head();
    page.sections().forEach(writer::section);
    return writer
        .add("</main>\n<footer>Made by vad4j. This page needs no network.</footer>\n")
        .add("</body>\n</html>\n")
        .html
        .toString();
  }

  private void head() {
    add("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    add("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';");
    add(" img-src data:; style-src 'unsafe-inline'\">\n");
    add("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    add("<meta name=\"color-scheme\" content=\"light dark\">\n");
    add("<link rel=\"icon\" href=\"data:,\">\n").element("title", "", page.title());
    add("<style>\n").add(Html.styleSheet()).add("</style>\n</head>\n<body>\n");
    add("<a class=\"skip\" href=\"#main\">Skip to the content</a>\n<header>\n");
    element("p", " class=\"kicker\"", "vad4j").element("h1", "", page.title());
    page.lead().forEach(line -> element("p", " class=\"lead\"", line));
    add("<nav aria-label=\"Sections\">");
    for (Section section : page.sections()) {
      element("a", " href=\"#" + section.id() + "\"", section.title());
    }
    add("</nav>\n</header>\n<main id=\"main\">\n");
  }

  private void section(Section section) {
    add("<section id=\"%s\" aria-labelledby=\"%<s-title\">\n".formatted(section.id()));
    element("h2", " id=\"" + section.id() + "-title\"", section.title());
    section.blocks().forEach(this::block);
    add("</section>\n");
  }

  private void block(Block block) {
    if (block instanceof Block.Paragraph paragraph) {
      element("p", "", paragraph.text());
    } else if (block instanceof Block.Heading heading) {
      element("h3", "", heading.text());
    } else if (block instanceof Block.BulletList list) {
      add("<ul>\n");
      list.items().forEach(item -> element("li", "", item));
      add("</ul>\n");
    } else if (block instanceof Block.Cards cards) {
      add("<dl class=\"cards\">\n");
      cards.cards().forEach(this::card);
      add("</dl>\n");
    } else if (block instanceof Block.Properties properties) {
      add("<dl class=\"facts\">\n");
      properties
          .values()
          .forEach(
              (name, value) ->
                  add("<div>").element("dt", "", name).element("dd", "", value).add("</div>\n"));
      add("</dl>\n");
    } else if (block instanceof Block.FigureGroup group) {
      add("<div class=\"" + group.layout().name().toLowerCase(Locale.ROOT) + "\">\n");
      group.figures().forEach(figure -> figure(figure, group.layout()));
      add("</div>\n");
    } else if (block instanceof Block.Details details) {
      add("<details>").element("summary", "", details.summary());
      block(details.content());
      add("</details>\n");
    } else if (block instanceof NumberTable table) {
      table(table);
    }
  }

  private void card(Block.Card card) {
    add("<div class=\"card\">").element("dt", "", card.name());
    add("<dd>" + escape(card.value()));
    card.notes().forEach(note -> element("small", "", note));
    add("</dd></div>\n");
  }

  private void figure(ReportFigure figure, Block.Layout layout) {
    add("<figure id=\"" + figure.id() + "\">").element("figcaption", "", figure.caption());
    boolean wide = layout == Block.Layout.STACK;
    if (wide) {
      openScroll(figure.caption());
    }
    if (figure.isSvg()) {
      add(figure.svg());
    } else {
      add("<img loading=\"lazy\" alt=\"" + escape(figure.caption()) + "\" src=\"data:image/");
      add(figure.extension() + ";base64,");
      add(Base64.getEncoder().encodeToString(figure.content()) + "\">");
    }
    add(wide ? "</div></figure>\n" : "</figure>\n");
  }

  private void table(NumberTable table) {
    openScroll(table.title());
    add("<table class=\"numbers\" id=\"" + table.id() + "\">");
    element("caption", "", table.title()).add("<thead><tr>");
    element("th", " scope=\"col\"", table.rowHeader());
    for (NumberTable.Column column : table.columns()) {
      element("th", textClass(column) + " scope=\"col\"", column.title());
    }
    add("</tr></thead>\n<tbody>\n");
    for (NumberTable.Row row : table.rows()) {
      add("<tr>").element("th", " scope=\"row\"", row.title());
      for (NumberTable.Column column : table.columns()) {
        String key = table.fileName() + ": " + NumberTable.cellKey(row, column);
        String title = page.hasDataFiles() ? " title=\"" + escape(key) + "\"" : "";
        element("td", textClass(column) + title, NumberTable.cellText(row, column));
      }
      add("</tr>\n");
    }
    add("</tbody></table></div>\n");
    table.notes().forEach(this::note);
    if (page.hasDataFiles()) {
      note("Unrounded in %s; point at a cell for its key.".formatted(table.fileName()));
    }
  }

  private void note(String text) {
    element("p", " class=\"note\"", text);
  }

  private void openScroll(String label) {
    add("<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"");
    add(escape(label) + "\">");
  }

  private static String textClass(NumberTable.Column column) {
    return column.isText() ? " class=\"text\"" : "";
  }

  private HtmlPage element(String tag, String attributes, String text) {
    return add("<" + tag + attributes + ">" + escape(text) + "</" + tag + ">\n");
  }

  /** A percent sign is not separated from its number. */
  private static String escape(String text) {
    return Html.escape(text).replace(" %", "&nbsp;%");
  }

  private HtmlPage add(String text) {
    html.append(text);
    return this;
  }
}
