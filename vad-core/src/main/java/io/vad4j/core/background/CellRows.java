package io.vad4j.core.background;

import io.vad4j.core.image.CellGrid;

/** The pixels of a cell, as ranges of an image that is stored row by row. */
final class CellRows {
  private CellRows() {}

  /** Takes the first pixel of a row of a cell and the one after its last. */
  interface Visitor {
    void visit(int from, int to);
  }

  /** Visits each row of pixels of a cell, from the top. */
  static void forEach(CellGrid grid, int cell, Visitor visitor) {
    int left = grid.left(cell % grid.columns());
    int right = grid.left(cell % grid.columns() + 1);
    int bottom = grid.top(cell / grid.columns() + 1);
    for (int y = grid.top(cell / grid.columns()); y < bottom; y++) {
      visitor.visit(y * grid.width() + left, y * grid.width() + right);
    }
  }

  /** Copies a cell from an image to another. */
  static void copy(CellGrid grid, int cell, byte[] source, byte[] target) {
    forEach(grid, cell, (from, to) -> System.arraycopy(source, from, target, from, to - from));
  }
}
