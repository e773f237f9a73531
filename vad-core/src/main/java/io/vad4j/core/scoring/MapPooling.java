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
    int width = Math.min(pooling.window(), map.columns());
    int height = Math.min(pooling.window(), map.rows());
    float[] sums = map.values();
    sum(sums, width, 1);
    sum(sums, height, map.columns());
    int across = map.columns() - width + 1;
    int down = map.rows() - height + 1;
    double sum =
        pooling.topK() >= across * down
            ? total(sums, map.columns(), across, down)
            : largest(sums, map.columns(), across, down, pooling.topK());
    return sum / Math.min(pooling.topK(), across * down) / (width * height);
  }

  /**
   * Replaces each value by the sum of so many values from it on, at a distance of a step. Sums that
   * reach beyond a row are of no use; the loops can be vectorised.
   */
  private static void sum(float[] values, int count, int step) {
    float[] single = count > 1 ? values.clone() : values;
    for (int i = 1; i < count; i++) {
      int offset = i * step;
      for (int at = 0; at < values.length - offset; at++) {
        values[at] += single[at + offset];
      }
    }
  }

  private static double total(float[] sums, int columns, int across, int down) {
    double total = 0;
    for (int y = 0; y < down; y++) {
      for (int x = 0; x < across; x++) {
        total += sums[y * columns + x];
      }
    }
    return total;
  }

  /** The sum of the k largest of more than k sums. */
  private static double largest(float[] sums, int columns, int across, int down, int k) {
    float[] largest = new float[k];
    Arrays.fill(largest, -1);
    for (int y = 0; y < down; y++) {
      for (int i = y * columns; i < y * columns + across; i++) {
        if (sums[i] > largest[0]) {
          insert(largest, sums[i]);
        }
      }
    }
    double total = 0;
    for (float value : largest) {
      total += value;
    }
    return total;
  }

  /** Replaces the first of values in ascending order. */
  private static void insert(float[] ascending, float value) {
    int position = 0;
    while (position + 1 < ascending.length && ascending[position + 1] < value) {
      ascending[position] = ascending[++position];
    }
    ascending[position] = value;
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
}
