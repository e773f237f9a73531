package io.vad4j.core.scoring;

import io.vad4j.AnomalyMap;
import java.util.Arrays;

/**
 * The highest anomaly score of each cell in normal video that a detector was extended by. A cell
 * that scores no higher is as that video was, and its score is reduced in proportion, so that the
 * highest of them is that of an ordinary frame. Immutable.
 *
 * @param columns the number of columns; 0 where there is no level
 * @param rows the number of rows; 0 where there is no level
 * @param ceiling what the highest score becomes where it is higher than that
 * @param values the highest score of each cell, row by row
 */
public record NormalLevel(int columns, int rows, float ceiling, float[] values) {
  /** No level: maps stay as they are. */
  public static final NormalLevel NONE = new NormalLevel(0, 0, 0, new float[0]);

  /** Copies the values. */
  public NormalLevel {
    if (values.length != columns * rows) {
      throw new IllegalArgumentException(
          "a level of %d × %d cells has %d values".formatted(columns, rows, values.length));
    }
    values = values.clone();
  }

  /** The level of the scores of a map. */
  public static NormalLevel of(AnomalyMap map) {
    return new NormalLevel(map.columns(), map.rows(), 0, map.values());
  }

  /** A copy with another ceiling. */
  public NormalLevel withCeiling(float changed) {
    return columns == 0 ? this : new NormalLevel(columns, rows, changed, values);
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
    return new NormalLevel(columns, rows, Math.max(ceiling, other.ceiling), higher);
  }

  /** The map with reduced scores where it does not exceed the level. */
  public AnomalyMap apply(AnomalyMap map) {
    if (columns != map.columns() || rows != map.rows()) {
      return map;
    }
    float[] scores = map.values();
    for (int i = 0; i < scores.length; i++) {
      if (scores[i] <= values[i] && values[i] > ceiling) {
        scores[i] *= ceiling / values[i];
      }
    }
    return AnomalyMap.of(columns, rows, scores);
  }

  /** {@return a copy of the values, row by row} */
  @Override
  public float[] values() {
    return values.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NormalLevel level
        && columns == level.columns
        && rows == level.rows
        && ceiling == level.ceiling
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
