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
    float[] counts = new float[Math.max(columns, rows)];
    count(counts, columns);
    for (int row = 0; row < rows; row++) {
      averageRow(cells, scratch, row * columns, counts);
    }
    count(counts, rows);
    for (int row = 0; row < rows; row++) {
      averageColumns(scratch, cells, row, counts[row]);
    }
  }

  /** For each position along a side, how many cells are averaged. */
  private void count(float[] counts, int length) {
    for (int i = 0; i < length; i++) {
      counts[i] = Math.min(length - 1, i + radius) - Math.max(0, i - radius) + 1;
    }
  }

  private void averageRow(float[] from, float[] to, int start, float[] counts) {
    for (int i = 0; i < columns; i++) {
      int last = start + Math.min(columns - 1, i + radius);
      float sum = 0;
      for (int j = start + Math.max(0, i - radius); j <= last; j++) {
        sum += from[j];
      }
      to[start + i] = sum / counts[i];
    }
  }

  /** Averages over the rows around one, row by row, so that the loops can be vectorised. */
  private void averageColumns(float[] from, float[] to, int row, float count) {
    int start = row * columns;
    int last = Math.min(rows - 1, row + radius);
    System.arraycopy(from, Math.max(0, row - radius) * columns, to, start, columns);
    for (int other = Math.max(0, row - radius) + 1; other <= last; other++) {
      int offset = other * columns;
      for (int i = 0; i < columns; i++) {
        to[start + i] += from[offset + i];
      }
    }
    for (int i = 0; i < columns; i++) {
      to[start + i] /= count;
    }
  }
}
