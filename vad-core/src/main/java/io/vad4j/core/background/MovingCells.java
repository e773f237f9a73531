package io.vad4j.core.background;

import io.vad4j.core.image.CellGrid;
import java.util.BitSet;

/** Cells that differ from the image before by more than the median cell. Not thread-safe. */
final class MovingCells {
  /** Difference beyond that of the median cell, in grey levels. */
  private static final float MIN_CHANGE = 2;

  /** The same relative to the median cell, where that is more. */
  private static final float MIN_RELATIVE_CHANGE = 0.75f;

  private final CellGrid grid;
  private final BitSet moving = new BitSet();
  private final BitSet near = new BitSet();
  private boolean isGlobal;

  MovingCells(CellGrid grid) {
    this.grid = grid;
  }

  void clear() {
    moving.clear();
    near.clear();
  }

  /** Updates the cells; none moves where most of the image changes. */
  void update(CellDifferences differences) {
    clear();
    float minChange = Math.max(MIN_CHANGE, MIN_RELATIVE_CHANGE * differences.medianChange());
    for (int cell = 0; cell < grid.cells(); cell++) {
      moving.set(cell, differences.change(cell) >= minChange);
    }
    isGlobal = 2 * moving.cardinality() > grid.cells();
    if (isGlobal) {
      moving.clear();
    }
    near.or(grid.dilate(moving));
  }

  /** Whether most of the image changed, so that what moves is unknown. */
  boolean isGlobal() {
    return isGlobal;
  }

  /** The cells that move; not to be changed. */
  BitSet cells() {
    return moving;
  }

  /** The cells that move and those next to one that does; not to be changed. */
  BitSet near() {
    return near;
  }
}
