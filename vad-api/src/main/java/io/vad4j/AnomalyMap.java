package io.vad4j;

import java.util.Arrays;

/**
 * Evidence over the picture: a grid of cells that cover the frame evenly, each with a value that is
 * larger the less normal that place looks. Immutable and safe to share between threads.
 *
 * <p>Values are finite and at least 0, in units of the scorer's own; what they mean on normal
 * footage is found by calibration.
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
   * {@return a map of a copy of the given values}
   *
   * @param columns cells across, at least 1
   * @param rows cells down, at least 1
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
            "Evidence must be finite and at least 0, but column %d, row %d is %s."
                .formatted(i % columns, i / columns, values[i]));
      }
    }
    return new AnomalyMap(columns, rows, values.clone());
  }

  /** {@return cells across} */
  public int columns() {
    return columns;
  }

  /** {@return cells down} */
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
