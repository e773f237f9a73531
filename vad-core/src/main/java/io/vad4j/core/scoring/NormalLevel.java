package io.vad4j.core.scoring;

import io.vad4j.AnomalyMap;
import java.util.Arrays;

/**
 * The highest anomaly score of each cell in normal video that a detector was extended by. A cell
 * that scores no higher is as that video was, and scores 0. Immutable.
 */
public final class NormalLevel {
  /** Cells around one that take its level, since what happens again is rarely at the same pixel. */
  private static final int RADIUS = 1;

  /** By how much a score may exceed that of the video. */
  private static final float MARGIN = 1.25f;

  /** No level: maps stay as they are. */
  public static final NormalLevel NONE = new NormalLevel(0, 0, new float[0]);

  private final int columns;
  private final int rows;
  private final float[] values;

  private NormalLevel(int columns, int rows, float[] values) {
    this.columns = columns;
    this.rows = rows;
    this.values = values;
  }

  /**
   * The level of given values.
   *
   * @param values one for each cell, row by row
   */
  public static NormalLevel of(int columns, int rows, float[] values) {
    if (values.length != columns * rows) {
      throw new IllegalArgumentException(
          "a level of %d × %d cells has %d values".formatted(columns, rows, values.length));
    }
    return new NormalLevel(columns, rows, values.clone());
  }

  /** The level of this and of a map: its cells, and those around them, raise the level. */
  public NormalLevel raisedBy(AnomalyMap map) {
    float[] raised = columns == 0 ? new float[map.columns() * map.rows()] : values.clone();
    for (int row = 0; row < map.rows(); row++) {
      for (int column = 0; column < map.columns(); column++) {
        float level = MARGIN * map.value(column, row);
        if (level > raised[row * map.columns() + column]) {
          raise(raised, map.columns(), map.rows(), column, row, level);
        }
      }
    }
    return new NormalLevel(map.columns(), map.rows(), raised);
  }

  private static void raise(
      float[] raised, int columns, int rows, int column, int row, float level) {
    for (int y = Math.max(0, row - RADIUS); y <= Math.min(rows - 1, row + RADIUS); y++) {
      for (int x = Math.max(0, column - RADIUS); x <= Math.min(columns - 1, column + RADIUS); x++) {
        raised[y * columns + x] = Math.max(raised[y * columns + x], level);
      }
    }
  }

  /** The higher of two levels at each cell. */
  public NormalLevel max(NormalLevel other) {
    if (columns == 0 || other.columns == 0) {
      return columns == 0 ? other : this;
    }
    float[] higher = values.clone();
    for (int i = 0; i < higher.length; i++) {
      higher[i] = Math.max(higher[i], other.values[i]);
    }
    return new NormalLevel(columns, rows, higher);
  }

  /** The map with cells of 0 where it does not exceed the level. */
  public AnomalyMap apply(AnomalyMap map) {
    if (columns != map.columns() || rows != map.rows()) {
      return map;
    }
    float[] scores = map.values();
    for (int i = 0; i < scores.length; i++) {
      if (scores[i] <= values[i]) {
        scores[i] = 0;
      }
    }
    return AnomalyMap.of(columns, rows, scores);
  }

  /** {@return the number of columns; 0 where there is no level} */
  public int columns() {
    return columns;
  }

  /** {@return the number of rows; 0 where there is no level} */
  public int rows() {
    return rows;
  }

  /** {@return a copy of the values, row by row} */
  public float[] values() {
    return values.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NormalLevel level
        && columns == level.columns
        && rows == level.rows
        && Arrays.equals(values, level.values);
  }

  @Override
  public int hashCode() {
    return 31 * columns + Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return "NormalLevel[%d × %d]".formatted(columns, rows);
  }
}
