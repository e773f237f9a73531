package io.vad4j.core.image;

/**
 * Averages each cell with its neighbours in a square around it; at the edges with those that there
 * are.
 *
 * @param columns cells across
 * @param rows cells down
 * @param radius how many cells the square reaches to each side, at least 1
 * @since 0.1.0
 */
public record BoxFilter(int columns, int rows, int radius) {
  /**
   * Checks that all are at least 1.
   *
   * @param columns cells across
   * @param rows cells down
   * @param radius how many cells the square reaches to each side
   */
  public BoxFilter {
    if (columns < 1 || rows < 1 || radius < 1) {
      throw new IllegalArgumentException(
          "A box filter needs cells and a reach of at least 1, not %d columns, %d rows, %d."
              .formatted(columns, rows, radius));
    }
  }

  /**
   * Averages in place.
   *
   * @param cells a value for each cell, row by row
   * @param scratch of the same length; what it holds is overwritten
   */
  public void apply(float[] cells, float[] scratch) {
    for (int row = 0; row < rows; row++) {
      average(cells, scratch, row * columns, columns, 1);
    }
    for (int column = 0; column < columns; column++) {
      average(scratch, cells, column, rows, columns);
    }
  }

  /** Averages along one line of cells, each {@code stride} after the one before. */
  private void average(float[] from, float[] to, int start, int length, int stride) {
    for (int i = 0; i < length; i++) {
      int first = Math.max(0, i - radius);
      int last = Math.min(length - 1, i + radius);
      float sum = 0;
      for (int j = first; j <= last; j++) {
        sum += from[start + j * stride];
      }
      to[start + i * stride] = sum / (last - first + 1);
    }
  }
}
