package io.vad4j.core.image;

/**
 * Box filter (moving average) over the cells of a grid. At the edges, only existing cells are
 * averaged.
 *
 * @param columns number of columns, at least 1
 * @param rows number of rows, at least 1
 * @param radius cells to each side of the centre, at least 1
 * @since 0.1.0
 */
public record BoxFilter(int columns, int rows, int radius) {
  /** Validates the components. {@inheritDoc} */
  public BoxFilter {
    if (columns < 1 || rows < 1 || radius < 1) {
      throw new IllegalArgumentException(
          "A box filter needs at least one cell and a radius of at least 1, not %d columns, %d rows, radius %d."
              .formatted(columns, rows, radius));
    }
  }

  /**
   * Filters in place.
   *
   * @param cells one value per cell, row by row
   * @param scratch buffer of the same length, overwritten
   */
  public void apply(float[] cells, float[] scratch) {
    for (int row = 0; row < rows; row++) {
      average(cells, scratch, row * columns, columns, 1);
    }
    for (int column = 0; column < columns; column++) {
      average(scratch, cells, column, rows, columns);
    }
  }

  /** Filters along one line of cells, {@code stride} apart. */
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
