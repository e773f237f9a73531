package io.vad4j.examples.cli.page;

import java.util.List;

/** A piece of a page. */
public sealed interface Block permits Block.Words, Block.Bullets, Block.Figures, NumberTable {

  /** A paragraph. */
  record Words(String text) implements Block {}

  /** A list of sentences. */
  record Bullets(List<String> lines) implements Block {
    /** Keeps a copy of the list. */
    public Bullets {
      lines = List.copyOf(lines);
    }
  }

  /**
   * Figures side by side, as far as there is room.
   *
   * @param figures the figures
   * @param wide whether each needs the whole width
   */
  record Figures(List<Figure> figures, boolean wide) implements Block {
    /** Keeps a copy of the list. */
    public Figures {
      figures = List.copyOf(figures);
    }
  }
}
