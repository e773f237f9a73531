package io.vad4j.report;

import java.util.List;
import java.util.stream.Stream;

/**
 * A page.
 *
 * @param title its title
 * @param lead what it is, in a few sentences
 * @param sections its parts
 */
public record Page(String title, List<String> lead, List<Section> sections) {
  /** Keeps copies of the lists. */
  public Page {
    lead = List.copyOf(lead);
    sections = List.copyOf(sections);
  }

  /** All tables, in order. */
  public List<NumberTable> tables() {
    return blocks().filter(NumberTable.class::isInstance).map(NumberTable.class::cast).toList();
  }

  /** All figures, in order. */
  public List<ImageFigure> figures() {
    return blocks()
        .filter(Block.FigureGroup.class::isInstance)
        .flatMap(block -> ((Block.FigureGroup) block).figures().stream())
        .toList();
  }

  private Stream<Block> blocks() {
    return sections.stream().flatMap(section -> section.blocks().stream());
  }
}
