package io.vad4j.motion.flow;

import io.vad4j.Restorable;
import io.vad4j.StateArchive;
import io.vad4j.core.image.CellGrid;
import io.vad4j.motion.opencv.FrameClock;

/**
 * Motion-compensated exponential smoothing of the scores of moving cells: the previous value is
 * taken from the cell that the optical flow points back to. Used for one stream.
 */
public final class MotionCompensatedSmoother implements Restorable {
  /** In seconds. */
  private static final double TIME_CONSTANT = 0.16;

  /** Radius in cells in which the previous value is searched. */
  private static final int RADIUS = 1;

  /** A longer gap between frames, in seconds, restarts the smoothing. */
  private static final double MAX_GAP_SECONDS = 0.5;

  private float[] smoothed = {};

  /** Resets to the initial state. */
  public void reset() {
    smoothed = new float[0];
  }

  @Override
  public void exchange(StateArchive archive) {
    int cells = archive.value(smoothed.length);
    smoothed = archive.isReading() ? new float[cells] : smoothed;
    archive.fill(smoothed);
  }

  /**
   * Smooths the scores of the next frame.
   *
   * @param motionField optical flow of the frame
   * @param values score of each cell, 0 where nothing moves; replaced by the smoothed one
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

  /** The largest previous value around the cell that the flow points back to. */
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
