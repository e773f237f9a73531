package io.vad4j.motion.direction;

import io.vad4j.StateArchive;
import io.vad4j.core.image.CellGrid;
import io.vad4j.motion.flow.MotionCompensatedSmoother;
import io.vad4j.motion.flow.MotionField;
import io.vad4j.motion.opencv.CellExtractor;
import io.vad4j.motion.opencv.FrameClock;
import io.vad4j.motion.opencv.GrayImage;

/** Smoothed direction anomaly score of each moving cell. */
final class DirectionExtractor implements CellExtractor {
  private final FlowHistogram histogram;
  private final MotionField motionField = new MotionField();
  private final MotionCompensatedSmoother smoother = new MotionCompensatedSmoother();

  DirectionExtractor(FlowHistogram histogram) {
    this.histogram = histogram;
  }

  @Override
  public void checkSize(int width, int height) {
    motionField.checkSize(width, height);
  }

  @Override
  public void start(GrayImage image) {
    motionField.start(image.mat());
    smoother.reset();
  }

  @Override
  public float[] extract(GrayImage image, FrameClock clock) {
    motionField.update(image.mat(), clock);
    CellGrid grid = motionField.grid();
    float[] values = new float[grid.cells()];
    for (int cell = 0; cell < values.length; cell++) {
      if (motionField.isMoving(cell)) {
        values[cell] =
            histogram.score(
                normalizedCenter(cell % grid.columns(), grid.columns()),
                normalizedCenter(cell / grid.columns(), grid.rows()),
                motionField.vx(cell),
                motionField.vy(cell));
      }
    }
    smoother.update(motionField, clock, values);
    return values;
  }

  /** Centre of a cell along one axis, 0 to 1. */
  static double normalizedCenter(int cell, int cells) {
    return (cell + 0.5) / cells;
  }

  /** Subtracts nothing: static cells score 0. */
  @Override
  public void subtractBaseline(float[] values) {}

  @Override
  public void exchange(StateArchive archive) {
    smoother.exchange(archive);
  }

  @Override
  public void close() {
    motionField.close();
  }
}
