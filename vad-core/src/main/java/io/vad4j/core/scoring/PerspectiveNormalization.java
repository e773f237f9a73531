package io.vad4j.core.scoring;

import io.vad4j.AnomalyMap;
import io.vad4j.FrameMask;
import io.vad4j.core.signal.CellMask;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Perspective normalization: divides each row of an anomaly map by the expected score at that
 * height, a linear function of the row. Objects far from the camera are small and move by few
 * pixels; normalization makes near and far comparable. Immutable.
 *
 * @param top the expected score at the upper edge, relative to the mean over all rows
 * @param bottom the same at the lower edge
 * @since 0.1.0
 */
public record PerspectiveNormalization(double top, double bottom) {
  /** Minimum divisor relative to the largest; limits the amplification of noise far away. */
  private static final double MIN_DIVISOR_RATIO = 0.65;

  private static final double ROW_QUANTILE = 0.95;

  /** The identity. */
  public static final PerspectiveNormalization NONE = new PerspectiveNormalization(1, 1);

  /**
   * Fits a line by least squares through the 95 % quantiles of the rows of normal maps.
   *
   * @param maps at least one, all of one size
   * @param ignored the parts of the frame whose cells do not count
   * @return the normalization; {@link #NONE} where all maps are 0
   */
  public static PerspectiveNormalization fit(List<AnomalyMap> maps, FrameMask ignored) {
    int columns = maps.get(0).columns();
    int allRows = maps.get(0).rows();
    boolean[] cells = new CellMask(ignored).cells(columns, allRows);
    int[] rows =
        IntStream.range(0, allRows)
            .filter(
                row ->
                    IntStream.range(0, columns).anyMatch(column -> !cells[row * columns + column]))
            .toArray();
    double[] rowQuantiles =
        Arrays.stream(rows).mapToDouble(row -> rowQuantile(maps, row, cells)).toArray();
    double mean = Arrays.stream(rowQuantiles).average().orElse(0);
    if (mean <= 0 || rows.length < 2) {
      return NONE;
    }
    double meanRow = Arrays.stream(rows).average().orElseThrow();
    double covariance = 0;
    double variance = 0;
    for (int i = 0; i < rows.length; i++) {
      covariance += (rows[i] - meanRow) * (rowQuantiles[i] - mean);
      variance += (rows[i] - meanRow) * (rows[i] - meanRow);
    }
    double slope = covariance / variance;
    double center = (allRows - 1) / 2.0;
    double valueAtCenter = mean + slope * (center - meanRow);
    if (valueAtCenter <= 0) {
      return NONE;
    }
    double relativeSlope = slope * center / valueAtCenter;
    return new PerspectiveNormalization(1 - relativeSlope, 1 + relativeSlope);
  }

  /** This normalization, or {@link #NONE} if expected scores decrease towards the lower edge. */
  public PerspectiveNormalization orNoneIfInverted() {
    return bottom > top ? this : NONE;
  }

  private static double rowQuantile(List<AnomalyMap> maps, int row, boolean[] ignored) {
    int columns = maps.get(0).columns();
    double[] values = new double[maps.size() * columns];
    int count = 0;
    for (AnomalyMap map : maps) {
      for (int column = 0; column < columns; column++) {
        if (!ignored[row * columns + column]) {
          values[count++] = map.value(column, row);
        }
      }
    }
    Arrays.sort(values, 0, count);
    return values[(int) (ROW_QUANTILE * (count - 1))];
  }

  /**
   * The map with each row divided by the expected score there.
   *
   * @param map an anomaly map with any number of rows
   * @return a map of the same grid
   */
  public AnomalyMap apply(AnomalyMap map) {
    if (equals(NONE)) {
      return map;
    }
    float[] values = map.values();
    double minDivisor = MIN_DIVISOR_RATIO * Math.max(top, bottom);
    int lastRow = Math.max(1, map.rows() - 1);
    for (int row = 0, i = 0; row < map.rows(); row++) {
      double relativeRow = (double) row / lastRow;
      float factor = (float) (1 / Math.max(minDivisor, top + relativeRow * (bottom - top)));
      for (int end = i + map.columns(); i < end; i++) {
        values[i] *= factor;
      }
    }
    return AnomalyMap.of(map.columns(), map.rows(), values);
  }
}
