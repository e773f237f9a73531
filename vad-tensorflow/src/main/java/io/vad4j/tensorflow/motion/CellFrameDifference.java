package io.vad4j.tensorflow.motion;

import io.vad4j.core.image.CellGrid;
import io.vad4j.core.signal.Median;
import java.util.Arrays;

/**
 * Frame difference of each cell: the mean absolute difference of its pixels in gray levels minus
 * the median of all cells, which removes flicker and sensor noise; at least 0.
 *
 * @param grid the cells
 */
record CellFrameDifference(CellGrid grid) {

  /**
   * Computes the difference of two frames.
   *
   * @param into receives one value per cell
   */
  void compute(byte[] previous, byte[] current, float[] into) {
    boolean packed = grid.width() == Long.BYTES * grid.columns();
    long[] sums = new long[grid.columns()];
    for (int row = 0, cell = 0; row < grid.rows(); row++) {
      int top = grid.top(row);
      int bottom = grid.top(row + 1);
      Arrays.fill(sums, 0);
      for (int y = top; y < bottom; y++) {
        if (packed) {
          addPackedRow(previous, current, y * grid.width(), sums);
        } else {
          addRow(previous, current, y * grid.width(), sums);
        }
      }
      for (int column = 0; column < sums.length; column++, cell++) {
        int pixels = (bottom - top) * (grid.left(column + 1) - grid.left(column));
        long sum = packed ? PackedBytes.sumLanes(sums[column]) : sums[column];
        into[cell] = (float) sum / pixels;
      }
    }
    subtractMedian(into);
  }

  /** Adds a row of pixels to cells of eight pixels, which fit in a {@code long}. */
  private static void addPackedRow(byte[] previous, byte[] current, int offset, long[] sums) {
    for (int column = 0, x = offset; column < sums.length; column++, x += Long.BYTES) {
      sums[column] += PackedBytes.absoluteDifferences(previous, current, x);
    }
  }

  private void addRow(byte[] previous, byte[] current, int offset, long[] sums) {
    for (int column = 0, x = 0; column < sums.length; column++) {
      int sum = 0;
      for (int end = grid.left(column + 1); x < end; x++) {
        sum += Math.abs((current[offset + x] & 0xff) - (previous[offset + x] & 0xff));
      }
      sums[column] += sum;
    }
  }

  private static void subtractMedian(float[] cells) {
    float median = Median.of(cells);
    for (int i = 0; i < cells.length; i++) {
      cells[i] = Math.max(0, cells[i] - median);
    }
  }
}
