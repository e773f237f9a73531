package io.vad4j.report;

import java.util.List;

/**
 * A part of a page under a heading.
 *
 * @param id lower-case words joined by hyphens, the part's address in the page
 * @param title its heading
 * @param blocks what is in it
 */
public record Section(String id, String title, List<Block> blocks) {
  /** Keeps a copy of the list. */
  public Section {
    blocks = List.copyOf(blocks);
  }
}
