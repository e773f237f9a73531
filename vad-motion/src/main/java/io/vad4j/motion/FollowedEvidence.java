package io.vad4j.motion;

import io.vad4j.core.image.CellGrid;

/**
 * Evidence of what moves, averaged over time along its way: flow tells in which cell a thing was
 * before, and the past of the cells around that one goes on with it. What is wrongly seen of a
 * moment is averaged away, while nothing is lost of what moves on from cell to cell. One for each
 * stream.
 */
final class FollowedEvidence {
  /** Seconds after which the past weighs less by a factor of e. */
  private static final double TIME_CONSTANT = 0.16;

  /** By how many cells flow may be wrong about where a thing was. */
  private static final int REACH = 1;

  /** Seconds between two frames beyond which nothing can be followed. */
  private static final double GAP = 0.5;

  private float[] followed = {};

  /** Forgets all evidence. */
  void start() {
    followed = new float[0];
  }

  /**
   * Averages evidence with that of earlier frames.
   *
   * @param cells which cells move, and how
   * @param values evidence of each cell, 0 where nothing moves; replaced by the average
   */
  void next(MovingCells cells, FrameInterval interval, float[] values) {
    double seconds = interval.seconds();
    float[] before =
        followed.length == values.length && seconds <= GAP ? followed : new float[values.length];
    float now = (float) -Math.expm1(-seconds / TIME_CONSTANT);
    for (int cell = 0; cell < values.length; cell++) {
      if (cells.moving(cell)) {
        float past = past(cells, cell, seconds, before);
        values[cell] = past + now * (values[cell] - past);
      }
    }
    followed = values.clone();
  }

  /** The most evidence around the cell from which a cell's movement came. */
  private static float past(MovingCells cells, int cell, double seconds, float[] before) {
    CellGrid grid = cells.grid();
    int columns = grid.columns();
    int column = (int) Math.round(cell % columns - cells.across(cell) * seconds / wide(grid));
    int row = (int) Math.round(cell / columns - cells.down(cell) * seconds / high(grid));
    float most = 0;
    for (int y = Math.max(0, row - REACH); y <= Math.min(grid.rows() - 1, row + REACH); y++) {
      for (int x = Math.max(0, column - REACH); x <= Math.min(columns - 1, column + REACH); x++) {
        most = Math.max(most, before[y * columns + x]);
      }
    }
    return most;
  }

  private static double wide(CellGrid grid) {
    return (double) grid.width() / grid.columns();
  }

  private static double high(CellGrid grid) {
    return (double) grid.height() / grid.rows();
  }
}
