package io.vad4j.core.detect;

import io.vad4j.AnomalyMap;
import io.vad4j.Pooling;
import java.util.Arrays;

/**
 * Makes one number of a map, as a {@link Pooling} says, and shows where in the map it stems from.
 *
 * @since 0.1.0
 */
public final class MapPooling {
  private MapPooling() {}

  /**
   * The mean of the largest box means; boxes lie wholly within the map.
   *
   * @param map evidence
   * @param pooling how large boxes are, and how many of them count
   * @return a number of at least 0, in the unit of the map
   */
  public static double pool(AnomalyMap map, Pooling pooling) {
    double[] means = boxMeans(map, pooling.box());
    if (pooling.top() == 1) {
      return Arrays.stream(means).max().orElseThrow();
    }
    if (pooling.top() >= means.length) {
      return Arrays.stream(means).average().orElseThrow();
    }
    Arrays.sort(means);
    return Arrays.stream(means, means.length - pooling.top(), means.length).average().orElseThrow();
  }

  /**
   * The map with each cell averaged over a box around it, as wide as those of which the number is
   * made. A cell that is high by itself counts for little in the number, and for as little here.
   *
   * @param map evidence
   * @param pooling how large boxes are; they reach half their side, rounded down, to each side of a
   *     cell, as far as the map goes
   * @return a map of the same grid, in the same unit
   */
  public static AnomalyMap average(AnomalyMap map, Pooling pooling) {
    if (pooling.box() == 1) {
      return map;
    }
    int columns = map.columns();
    int rows = map.rows();
    int across = Math.min(pooling.box() / 2, columns);
    int down = Math.min(pooling.box() / 2, rows);
    double[] sums = summedArea(map);
    float[] values = new float[columns * rows];
    for (int row = 0; row < rows; row++) {
      int top = Math.max(0, row - down);
      int bottom = Math.min(rows, row + down + 1);
      for (int column = 0; column < columns; column++) {
        int left = Math.max(0, column - across);
        int right = Math.min(columns, column + across + 1);
        values[row * columns + column] = (float) mean(sums, columns, left, top, right, bottom);
      }
    }
    return AnomalyMap.of(columns, rows, values);
  }

  private static double[] boxMeans(AnomalyMap map, int box) {
    int wide = Math.min(box, map.columns());
    int high = Math.min(box, map.rows());
    double[] sums = summedArea(map);
    int across = map.columns() - wide + 1;
    int down = map.rows() - high + 1;
    double[] means = new double[across * down];
    for (int y = 0; y < down; y++) {
      for (int x = 0; x < across; x++) {
        means[y * across + x] = mean(sums, map.columns(), x, y, x + wide, y + high);
      }
    }
    return means;
  }

  /** The mean of a rectangle of what was summed; its right and bottom are exclusive. */
  private static double mean(double[] sums, int columns, int left, int top, int right, int bottom) {
    int stride = columns + 1;
    double sum =
        sums[bottom * stride + right]
            - sums[top * stride + right]
            - sums[bottom * stride + left]
            + sums[top * stride + left];
    return Math.max(0, sum / ((right - left) * (bottom - top)));
  }

  private static double[] summedArea(AnomalyMap map) {
    int columns = map.columns();
    int rows = map.rows();
    float[] values = map.values();
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
