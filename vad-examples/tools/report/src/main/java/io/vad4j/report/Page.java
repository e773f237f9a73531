package io.vad4j.report;

import java.util.List;
import java.util.stream.Stream;

/**
 * A page, to be written by {@link HtmlPage} or {@link MarkdownPage}.
 *
 * @param title its title
 * @param lead introductory sentences, a paragraph each
 * @param sections its parts
 * @param hasDataFiles whether each table is also a JSON file beside the page
 */
public record Page(String title, List<String> lead, List<Section> sections, boolean hasDataFiles) {

  /** {@return all tables, in order} */
  public List<NumberTable> tables() {
    return blocks(NumberTable.class).toList();
  }

  /** {@return all figures, in order} */
  public List<ReportFigure> figures() {
    return blocks(Block.FigureGroup.class).flatMap(group -> group.figures().stream()).toList();
  }

  private <B extends Block> Stream<B> blocks(Class<B> type) {
    return sections.stream()
        .flatMap(section -> section.blocks().stream())
        .filter(type::isInstance)
        .map(type::cast);
  }
}
