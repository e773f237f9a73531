package io.vad4j.tensorflow.motion;

import io.vad4j.core.image.CellGrid;
import io.vad4j.core.signal.Median;

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
    grid.meanAbsoluteDifferences(previous, current, into);
    subtractMedian(into);
  }

  private static void subtractMedian(float[] cells) {
    float median = Median.of(cells);
    for (int i = 0; i < cells.length; i++) {
      cells[i] = Math.max(0, cells[i] - median);
    }
  }
}
