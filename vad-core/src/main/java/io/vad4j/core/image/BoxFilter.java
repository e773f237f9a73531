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
    if (radius < columns) {
      average(cells, scratch, 1, radius, columns * rows - radius);
    }
    for (int row = 0; row < rows; row++) {
      averageEnds(cells, scratch, row * columns);
    }
    if (radius < rows) {
      average(scratch, cells, columns, radius * columns, (rows - radius) * columns);
    }
    for (int row = 0; row < rows; row++) {
      if (row < radius || row >= rows - radius) {
        averageColumns(scratch, cells, row);
      }
    }
  }

  /**
   * Averages each of some cells with those at a distance of up to the radius times a step, all of
   * which must exist. Runs over all rows at once, so that the loops can be vectorised.
   */
  private void average(float[] from, float[] to, int step, int start, int end) {
    int reach = radius * step;
    for (int i = start; i < end; i++) {
      to[i] = from[i - reach];
    }
    for (int offset = step - reach; offset <= reach; offset += step) {
      for (int i = start; i < end; i++) {
        to[i] += from[i + offset];
      }
    }
    float count = 2 * radius + 1;
    for (int i = start; i < end; i++) {
      to[i] /= count;
    }
  }

  /** Averages along a row where a neighbour is missing. */
  private void averageEnds(float[] from, float[] to, int start) {
    int left = Math.min(columns, radius);
    for (int i = 0; i < left; i++) {
      to[start + i] = averageInRow(from, start, i);
    }
    for (int i = Math.max(left, columns - radius); i < columns; i++) {
      to[start + i] = averageInRow(from, start, i);
    }
  }

  private float averageInRow(float[] from, int start, int column) {
    int first = start + Math.max(0, column - radius);
    int last = start + Math.min(columns - 1, column + radius);
    float sum = 0;
    for (int i = first; i <= last; i++) {
      sum += from[i];
    }
    return sum / (last - first + 1);
  }

  private void averageColumns(float[] from, float[] to, int row) {
    int start = row * columns;
    int first = Math.max(0, row - radius);
    int last = Math.min(rows - 1, row + radius);
    System.arraycopy(from, first * columns, to, start, columns);
    for (int other = first + 1; other <= last; other++) {
      int offset = other * columns;
      for (int i = 0; i < columns; i++) {
        to[start + i] += from[offset + i];
      }
    }
    for (int i = 0; i < columns; i++) {
      to[start + i] /= last - first + 1;
    }
  }
}
