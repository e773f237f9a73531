package io.vad4j;

import java.util.Arrays;

/**
 * Anomaly map of a frame: a grid of cells that cover the frame evenly, with an anomaly score each.
 *
 * <p>Scores are finite and at least 0; higher is more anomalous. Their unit is that of the scorer,
 * before calibration, or that of a channel's threshold. Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class AnomalyMap {
  private final int columns;
  private final int rows;
  private final float[] values;

  private AnomalyMap(int columns, int rows, float[] values) {
    this.columns = columns;
    this.rows = rows;
    this.values = values;
  }

  /**
   * {@return a map with a copy of the given values}
   *
   * @param columns the number of columns, at least 1
   * @param rows the number of rows, at least 1
   * @param values {@code columns * rows} finite values of at least 0, row by row from the top left
   * @throws IllegalArgumentException if the length is another or a value is negative, NaN or
   *     infinite
   */
  public static AnomalyMap of(int columns, int rows, float[] values) {
    if (columns < 1 || rows < 1 || values.length != (long) columns * rows) {
      throw new IllegalArgumentException(
          "An anomaly map of %d columns and %d rows cannot have %d values."
              .formatted(columns, rows, values.length));
    }
    for (int i = 0; i < values.length; i++) {
      if (!(values[i] >= 0 && values[i] < Float.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "Anomaly scores must be finite and at least 0, but column %d, row %d is %s."
                .formatted(i % columns, i / columns, values[i]));
      }
    }
    return new AnomalyMap(columns, rows, values.clone());
  }

  /** {@return the number of columns} */
  public int columns() {
    return columns;
  }

  /** {@return the number of rows} */
  public int rows() {
    return rows;
  }

  /**
   * {@return the value of one cell}
   *
   * @param column from 0 on the left
   * @param row from 0 at the top
   * @throws IndexOutOfBoundsException if there is no such cell
   */
  public float value(int column, int row) {
    if (column < 0 || column >= columns) {
      throw new IndexOutOfBoundsException("column " + column + " of " + columns);
    }
    return values[row * columns + column];
  }

  /** {@return a copy of all values, row by row from the top left} */
  public float[] values() {
    return values.clone();
  }

  /** {@return the largest value} */
  public float max() {
    float max = 0;
    for (float value : values) {
      max = Math.max(max, value);
    }
    return max;
  }

  /** {@return the mean value} */
  public double mean() {
    double sum = 0;
    for (float value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AnomalyMap map
        && map.columns == columns
        && map.rows == rows
        && Arrays.equals(map.values, values);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * columns + rows) + Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return "AnomalyMap[" + columns + "x" + rows + ", max " + max() + "]";
  }
}
