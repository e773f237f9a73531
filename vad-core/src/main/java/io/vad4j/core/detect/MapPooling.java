package io.vad4j.core.detect;

import io.vad4j.AnomalyMap;
import io.vad4j.Pooling;
import java.util.Arrays;

/**
 * Makes one number of a map, as a {@link Pooling} says.
 *
 * @since 0.1.0
 */
public final class MapPooling {
  private MapPooling() {}

  /**
   * The mean of the largest box means. Boxes that reach over the edges are averaged over their
   * cells within the map.
   *
   * @param map evidence
   * @param pooling how large boxes are, how many of them count, and whether they may reach over the
   *     edges
   * @return a number of at least 0, in the unit of the map
   */
  public static double pool(AnomalyMap map, Pooling pooling) {
    double[] means = boxMeans(map, pooling.box(), pooling.overEdges());
    if (pooling.top() == 1) {
      return Arrays.stream(means).max().orElseThrow();
    }
    if (pooling.top() >= means.length) {
      return Arrays.stream(means).average().orElseThrow();
    }
    Arrays.sort(means);
    return Arrays.stream(means, means.length - pooling.top(), means.length).average().orElseThrow();
  }

  private static double[] boxMeans(AnomalyMap map, int box, boolean overEdges) {
    int wide = Math.min(box, map.columns());
    int high = Math.min(box, map.rows());
    int beside = overEdges ? wide - 1 : 0;
    int above = overEdges ? high - 1 : 0;
    double[] sums = summedArea(map.values(), map.columns(), map.rows());
    int across = map.columns() - wide + 1 + 2 * beside;
    int down = map.rows() - high + 1 + 2 * above;
    int stride = map.columns() + 1;
    double[] means = new double[across * down];
    for (int y = 0; y < down; y++) {
      int top = Math.max(0, y - above) * stride;
      int bottom = Math.min(map.rows(), y - above + high) * stride;
      for (int x = 0; x < across; x++) {
        int left = Math.max(0, x - beside);
        int right = Math.min(map.columns(), x - beside + wide);
        int cells = (bottom - top) / stride * (right - left);
        double sum =
            sums[bottom + right] - sums[top + right] - sums[bottom + left] + sums[top + left];
        means[y * across + x] = Math.max(0, sum / cells);
      }
    }
    return means;
  }

  private static double[] summedArea(float[] values, int columns, int rows) {
    int stride = columns + 1;
    double[] sums = new double[stride * (rows + 1)];
    for (int y = 0; y < rows; y++) {
      double row = 0;
      for (int x = 0; x < columns; x++) {
        row += values[y * columns + x];
        sums[(y + 1) * stride + x + 1] = sums[y * stride + x + 1] + row;
      }
    }
    return sums;
  }
}
