package io.vad4j.core.scoring;

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
public record PerspectiveNormalization(double top, double bottom) {
  /**
   * No row is divided by less than this share of the largest row, or noise far away, as of a
   * shaking camera, would count for more than what happens near.
   */
  private static final double MIN_DIVISOR_RATIO = 0.65;

  private static final double ROW_QUANTILE = 0.95;

  /** Leaves evidence as it is. */
  public static final PerspectiveNormalization NONE = new PerspectiveNormalization(1, 1);

  /**
   * Learns from the maps of normal footage: a line through the 95 % quantiles of the rows.
   *
   * @param maps at least one, all of one size
   * @return what they show; {@link #NONE} where nothing is seen at all
   */
  public static PerspectiveNormalization fit(List<AnomalyMap> maps) {
    int rows = maps.get(0).rows();
    double[] rowQuantiles = new double[rows];
    for (int row = 0; row < rows; row++) {
      rowQuantiles[row] = rowQuantile(maps, row);
    }
    double mean = Arrays.stream(rowQuantiles).average().orElse(0);
    if (mean <= 0 || rows < 2) {
      return NONE;
    }
    double center = (rows - 1) / 2.0;
    double covariance = 0;
    double variance = 0;
    for (int row = 0; row < rows; row++) {
      covariance += (row - center) * (rowQuantiles[row] - mean);
      variance += (row - center) * (row - center);
    }
    double relativeSlope = covariance / variance * center / mean;
    return new PerspectiveNormalization(1 - relativeSlope, 1 + relativeSlope);
  }

  /**
   * This, unless there is more evidence far away than near, which depth does not explain: then what
   * is near would count for more than it does already.
   */
  public PerspectiveNormalization orNoneIfInverted() {
    return bottom > top ? this : NONE;
  }

  private static double rowQuantile(List<AnomalyMap> maps, int row) {
    int columns = maps.get(0).columns();
    double[] values = new double[maps.size() * columns];
    int count = 0;
    for (AnomalyMap map : maps) {
      for (int column = 0; column < columns; column++) {
        values[count++] = map.value(column, row);
      }
    }
    Arrays.sort(values);
    return values[(int) (ROW_QUANTILE * (values.length - 1))];
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
    double minDivisor = MIN_DIVISOR_RATIO * Math.max(top, bottom);
    int lastRow = Math.max(1, map.rows() - 1);
    for (int i = 0; i < values.length; i++) {
      int row = i / map.columns();
      double relativeRow = (double) row / lastRow;
      values[i] = (float) (values[i] / Math.max(minDivisor, top + relativeRow * (bottom - top)));
    }
    return AnomalyMap.of(map.columns(), map.rows(), values);
  }
}
