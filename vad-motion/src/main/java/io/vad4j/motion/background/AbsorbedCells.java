package io.vad4j.motion.background;

import io.vad4j.core.image.CellGrid;
import java.util.HashMap;
import java.util.Map;

/** Cells whose content has become background: their own reference, until the clip ends. */
final class AbsorbedCells {
  private final CellGrid grid;
  private final Map<Integer, float[]> references = new HashMap<>();

  AbsorbedCells(CellGrid grid) {
    this.grid = grid;
  }

  void clear() {
    references.clear();
  }

  /** Makes the content of a cell its reference. */
  void absorb(int cell, ForegroundSegmenter foreground) {
    references.put(cell, pixels(cell, foreground.difference()));
  }

  /** Whether a cell is foreground, by its own reference if it has one. */
  boolean isForeground(int cell, ForegroundSegmenter foreground) {
    float[] reference = references.get(cell);
    if (reference == null) {
      return foreground.isForeground(cell);
    }
    float[] current = pixels(cell, foreground.difference());
    float sum = 0;
    for (int i = 0; i < current.length; i++) {
      sum += Math.abs(current[i] - reference[i]);
    }
    return foreground.isForeground(cell, sum / current.length);
  }

  /** The values of a cell, row by row. */
  private float[] pixels(int cell, float[] image) {
    int left = grid.left(cell % grid.columns());
    int top = grid.top(cell / grid.columns());
    int width = grid.left(cell % grid.columns() + 1) - left;
    float[] pixels = new float[width * (grid.top(cell / grid.columns() + 1) - top)];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = image[(top + i / width) * grid.width() + left + i % width];
    }
    return pixels;
  }
}
