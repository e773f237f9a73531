package io.vad4j.core.scoring;

import io.vad4j.AnomalyMap;
import io.vad4j.Pooling;
import io.vad4j.core.image.BoxFilter;
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
    double[] means = boxMeans(map, pooling.window());
    if (pooling.topK() == 1) {
      return Arrays.stream(means).max().orElseThrow();
    }
    if (pooling.topK() >= means.length) {
      return Arrays.stream(means).average().orElseThrow();
    }
    Arrays.sort(means);
    return Arrays.stream(means, means.length - pooling.topK(), means.length)
        .average()
        .orElseThrow();
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
  public static AnomalyMap boxBlur(AnomalyMap map, Pooling pooling) {
    int radius = pooling.window() / 2;
    if (radius == 0) {
      return map;
    }
    float[] values = map.values();
    new BoxFilter(map.columns(), map.rows(), radius).apply(values, new float[values.length]);
    return AnomalyMap.of(map.columns(), map.rows(), values);
  }

  private static double[] boxMeans(AnomalyMap map, int box) {
    int width = Math.min(box, map.columns());
    int height = Math.min(box, map.rows());
    float[] values = map.values();
    double[] sums = summedArea(values, map.columns(), map.rows());
    int across = map.columns() - width + 1;
    int down = map.rows() - height + 1;
    int stride = map.columns() + 1;
    double[] means = new double[across * down];
    for (int y = 0; y < down; y++) {
      for (int x = 0; x < across; x++) {
        double sum =
            sums[(y + height) * stride + x + width]
                - sums[y * stride + x + width]
                - sums[(y + height) * stride + x]
                + sums[y * stride + x];
        means[y * across + x] = Math.max(0, sum / (width * height));
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
