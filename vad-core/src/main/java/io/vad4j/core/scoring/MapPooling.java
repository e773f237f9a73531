package io.vad4j.core.scoring;

import io.vad4j.AnomalyMap;
import io.vad4j.Pooling;
import io.vad4j.core.image.BoxFilter;
import java.util.Arrays;

/**
 * Spatial pooling: the frame score of an anomaly map by top-k average pooling over boxes.
 *
 * @since 0.1.0
 */
public final class MapPooling {
  private MapPooling() {}

  /**
   * The mean of the k largest box means, each at least 0. Boxes lie wholly within the map.
   *
   * @param map an anomaly map
   * @param pooling size of the boxes and k
   * @return the score, at least 0, in the unit of the map
   */
  public static double pool(AnomalyMap map, Pooling pooling) {
    double[] means = boxMeans(map, pooling.window());
    if (pooling.topK() >= means.length) {
      return Arrays.stream(means).average().orElseThrow();
    }
    return Arrays.stream(largest(means, pooling.topK())).average().orElseThrow();
  }

  /** The k largest of more than k values, in ascending order. */
  private static double[] largest(double[] values, int k) {
    double[] largest = Arrays.copyOf(values, k);
    Arrays.sort(largest);
    for (int i = k; i < values.length; i++) {
      double value = values[i];
      if (value > largest[0]) {
        int position = 0;
        while (position + 1 < k && largest[position + 1] < value) {
          largest[position] = largest[++position];
        }
        largest[position] = value;
      }
    }
    return largest;
  }

  /**
   * The map after a box filter of the size of the pooling boxes, so that its peaks are those of the
   * score.
   *
   * @param map an anomaly map
   * @param pooling size of the boxes; they reach half their side, rounded down, to each side of a
   *     cell and are clipped at the edges
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
