package io.vad4j.tensorflow;

/**
 * Averages each cell with its neighbours in a square around it; at the edges with those that there
 * are.
 *
 * @param columns cells across
 * @param rows cells down
 * @param reach how many cells the square reaches to each side, at least 1
 */
record BoxFilter(int columns, int rows, int reach) {

  /** Averages {@code cells} in place; {@code scratch} is of the same length. */
  void apply(float[] cells, float[] scratch) {
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
      int first = Math.max(0, i - reach);
      int last = Math.min(length - 1, i + reach);
      float sum = 0;
      for (int j = first; j <= last; j++) {
        sum += from[start + j * stride];
      }
      to[start + i * stride] = sum / (last - first + 1);
    }
  }
}
