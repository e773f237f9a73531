package io.vad4j.report;

import java.util.List;
import java.util.Map;

/** An element of a page. */
public sealed interface Block
    permits Block.Paragraph,
        Block.Heading,
        Block.BulletList,
        Block.Cards,
        Block.Properties,
        Block.FigureGroup,
        Block.Details,
        NumberTable {

  /** A paragraph. */
  record Paragraph(String text) implements Block {}

  /** A heading within a section. */
  record Heading(String text) implements Block {}

  /** A bulleted list. */
  record BulletList(List<String> items) implements Block {}

  /** Metrics in large type. */
  record Cards(List<Card> cards) implements Block {}

  /**
   * A metric.
   *
   * @param name its name
   * @param value its value as text
   * @param notes explanation and confidence interval
   */
  record Card(String name, String value, List<String> notes) {}

  /** Names with values, in the order of the map. */
  record Properties(Map<String, String> values) implements Block {}

  /** Figures side by side or below one another. */
  record FigureGroup(List<ReportFigure> figures, Layout layout) implements Block {}

  /** Layout of a group of figures; the name in lower case is the CSS class. */
  enum Layout {
    /** Two in a row, where there is room. */
    PAIR,
    /** Below one another, over the whole width. */
    STACK,
    /** Small images, as many in a row as there is room for. */
    GALLERY
  }

  /** A block that is collapsed at first. */
  record Details(String summary, Block content) implements Block {}
}
