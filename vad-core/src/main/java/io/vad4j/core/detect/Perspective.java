package io.vad4j.core.detect;

import io.vad4j.AnomalyMap;
import java.util.Arrays;
import java.util.List;

/**
 * How large evidence usually is at each height of the picture. What is far from the camera is small
 * and moves few pixels; dividing by a line through the rows' usual evidence makes near and far
 * comparable. Immutable.
 *
 * @param top the usual evidence at the upper edge, relative to the picture's mean
 * @param bottom the same at the lower edge
 * @since 0.1.0
 */
public record Perspective(double top, double bottom) {
  /**
   * No row is divided by less than this share of the largest row, or noise far away, as of a
   * shaking camera, would count for more than what happens near.
   */
  private static final double FLOOR = 0.65;

  private static final double QUANTILE = 0.95;

  /** Leaves evidence as it is. */
  public static final Perspective NONE = new Perspective(1, 1);

  /**
   * Learns from the maps of normal footage: a line through the 95 % quantiles of the rows.
   *
   * @param maps at least one, all of one size
   * @return what they show; {@link #NONE} where nothing is seen at all
   */
  public static Perspective of(List<AnomalyMap> maps) {
    int rows = maps.get(0).rows();
    double[] usual = new double[rows];
    for (int row = 0; row < rows; row++) {
      usual[row] = quantile(maps, row);
    }
    double mean = Arrays.stream(usual).average().orElse(0);
    if (mean <= 0 || rows < 2) {
      return NONE;
    }
    double centre = (rows - 1) / 2.0;
    double across = 0;
    double spread = 0;
    for (int row = 0; row < rows; row++) {
      across += (row - centre) * (usual[row] - mean);
      spread += (row - centre) * (row - centre);
    }
    double rise = across / spread * centre / mean;
    return new Perspective(1 - rise, 1 + rise);
  }

  /**
   * This, unless there is more evidence far away than near, which depth does not explain: then what
   * is near would count for more than it does already.
   */
  Perspective ifNearIsMore() {
    return bottom > top ? this : NONE;
  }

  private static double quantile(List<AnomalyMap> maps, int row) {
    int columns = maps.get(0).columns();
    double[] values = new double[maps.size() * columns];
    int count = 0;
    for (AnomalyMap map : maps) {
      for (int column = 0; column < columns; column++) {
        values[count++] = map.value(column, row);
      }
    }
    Arrays.sort(values);
    return values[(int) (QUANTILE * (values.length - 1))];
  }

  /**
   * The map with each row divided by how large evidence usually is there.
   *
   * @param map evidence, of any number of rows
   * @return as many cells
   */
  public AnomalyMap apply(AnomalyMap map) {
    if (equals(NONE)) {
      return map;
    }
    float[] values = map.values();
    double floor = FLOOR * Math.max(top, bottom);
    int lastRow = Math.max(1, map.rows() - 1);
    for (int i = 0; i < values.length; i++) {
      int row = i / map.columns();
      double down = (double) row / lastRow;
      values[i] = (float) (values[i] / Math.max(floor, top + down * (bottom - top)));
    }
    return AnomalyMap.of(map.columns(), map.rows(), values);
  }
}
