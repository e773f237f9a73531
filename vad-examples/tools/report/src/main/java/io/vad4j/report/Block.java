package io.vad4j.report;

import java.util.List;

/** A piece of a page. */
public sealed interface Block
    permits Block.Paragraph, Block.BulletList, Block.FigureGroup, NumberTable {

  /** A paragraph. */
  record Paragraph(String text) implements Block {}

  /** A list of sentences. */
  record BulletList(List<String> items) implements Block {
    /** Keeps a copy of the list. */
    public BulletList {
      items = List.copyOf(items);
    }
  }

  /**
   * Figures side by side, as far as there is room.
   *
   * @param figures the figures
   * @param wide whether each needs the whole width
   */
  record FigureGroup(List<ImageFigure> figures, boolean wide) implements Block {
    /** Keeps a copy of the list. */
    public FigureGroup {
      figures = List.copyOf(figures);
    }
  }
}
