package io.vad4j.motion.flow;

import io.vad4j.core.image.CellGrid;
import io.vad4j.motion.opencv.FrameClock;

/**
 * Evidence of what moves, averaged over time along its way: flow tells in which cell a thing was
 * before, and the past of the cells around that one goes on with it. What is wrongly seen of a
 * moment is averaged away, while nothing is lost of what moves on from cell to cell. One for each
 * stream.
 */
public final class MotionCompensatedSmoother {
  /** Seconds after which the past weighs less by a factor of e. */
  private static final double TIME_CONSTANT = 0.16;

  /** By how many cells flow may be wrong about where a thing was. */
  private static final int RADIUS = 1;

  /** Seconds between two frames beyond which nothing can be followed. */
  private static final double MAX_GAP_SECONDS = 0.5;

  private float[] smoothed = {};

  /** Forgets all evidence. */
  public void reset() {
    smoothed = new float[0];
  }

  /**
   * Averages evidence with that of earlier frames.
   *
   * @param motionField which cells move, and how
   * @param values evidence of each cell, 0 where nothing moves; replaced by the average
   */
  public void update(MotionField motionField, FrameClock clock, float[] values) {
    double seconds = clock.intervalSeconds();
    float[] previousValues =
        smoothed.length == values.length && seconds <= MAX_GAP_SECONDS
            ? smoothed
            : new float[values.length];
    float alpha = (float) -Math.expm1(-seconds / TIME_CONSTANT);
    for (int cell = 0; cell < values.length; cell++) {
      if (motionField.isMoving(cell)) {
        float predicted = predict(motionField, cell, seconds, previousValues);
        values[cell] = predicted + alpha * (values[cell] - predicted);
      }
    }
    smoothed = values.clone();
  }

  /** The most evidence around the cell from which a cell's movement came. */
  private static float predict(
      MotionField motionField, int cell, double seconds, float[] previousValues) {
    CellGrid grid = motionField.grid();
    int columns = grid.columns();
    int column =
        (int) Math.round(cell % columns - motionField.vx(cell) * seconds / cellWidth(grid));
    int row = (int) Math.round(cell / columns - motionField.vy(cell) * seconds / cellHeight(grid));
    float max = 0;
    for (int y = Math.max(0, row - RADIUS); y <= Math.min(grid.rows() - 1, row + RADIUS); y++) {
      for (int x = Math.max(0, column - RADIUS); x <= Math.min(columns - 1, column + RADIUS); x++) {
        max = Math.max(max, previousValues[y * columns + x]);
      }
    }
    return max;
  }

  private static double cellWidth(CellGrid grid) {
    return (double) grid.width() / grid.columns();
  }

  private static double cellHeight(CellGrid grid) {
    return (double) grid.height() / grid.rows();
  }
}
