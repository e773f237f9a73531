package io.vad4j.core.signal;

import io.vad4j.AnomalyMap;
import io.vad4j.FrameMask;

/**
 * The cells of anomaly maps that a frame mask ignores: those of which it covers the larger part.
 * Not thread-safe.
 */
public final class CellMask {
  /** Points per side of a cell at which the mask is sampled. */
  private static final int SAMPLES = 5;

  private final FrameMask mask;
  private int columns;
  private int rows;
  private boolean[] cells = new boolean[0];

  /** The cells that a mask ignores. */
  public CellMask(FrameMask mask) {
    this.mask = mask;
  }

  /** {@return the map with ignored cells of 0} */
  public AnomalyMap apply(AnomalyMap map) {
    if (mask.isEmpty()) {
      return map;
    }
    boolean[] ignored = cells(map.columns(), map.rows());
    float[] values = map.values();
    for (int i = 0; i < values.length; i++) {
      if (ignored[i]) {
        values[i] = 0;
      }
    }
    return AnomalyMap.of(map.columns(), map.rows(), values);
  }

  /** {@return whether each cell of a grid is ignored, row by row; not to be changed} */
  public boolean[] cells(int gridColumns, int gridRows) {
    if (columns != gridColumns || rows != gridRows) {
      columns = gridColumns;
      rows = gridRows;
      cells = new boolean[columns * rows];
      for (int i = 0; i < cells.length; i++) {
        cells[i] = 2 * samplesCovered(i % columns, i / columns) > SAMPLES * SAMPLES;
      }
    }
    return cells;
  }

  private int samplesCovered(int column, int row) {
    int covered = 0;
    for (int i = 0; i < SAMPLES * SAMPLES; i++) {
      double x = (column + (i % SAMPLES + 0.5) / SAMPLES) / columns;
      double y = (row + (i / SAMPLES + 0.5) / SAMPLES) / rows;
      covered += mask.contains(x, y) ? 1 : 0;
    }
    return covered;
  }
}
