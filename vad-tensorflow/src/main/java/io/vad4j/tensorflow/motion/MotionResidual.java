package io.vad4j.tensorflow.motion;

import io.vad4j.AnomalyMap;
import io.vad4j.core.image.BoxFilter;

/**
 * Standardized residual of motion: max(0, motion − expected) / √(expected + 0.15) for each cell, as
 * the variance of motion grows with its mean. To cover object interiors, 0.3 · √(motion · local
 * mean residual) is added to each cell (5 × 5 window). For one thread.
 */
final class MotionResidual {
  private static final float VARIANCE_FLOOR = 0.15f;
  private static final float NEIGHBOR_WEIGHT = 0.3f;
  private static final int RADIUS = 2;

  private final int columns;
  private final int rows;
  private final BoxFilter boxFilter;
  private final float[] residual;
  private final float[] localMean;
  private final float[] scratch;

  MotionResidual(int columns, int rows) {
    this.columns = columns;
    this.rows = rows;
    this.boxFilter = new BoxFilter(columns, rows, RADIUS);
    this.residual = new float[columns * rows];
    this.localMean = new float[columns * rows];
    this.scratch = new float[columns * rows];
  }

  /**
   * {@return the anomaly map of a frame}
   *
   * @param motion measured motion of each cell, at least 0
   * @param expected predicted motion of each cell; negative values count as 0
   */
  AnomalyMap compute(float[] motion, float[] expected) {
    for (int i = 0; i < residual.length; i++) {
      float baseline = Math.max(0, expected[i]);
      residual[i] =
          Math.max(0, motion[i] - baseline) / (float) Math.sqrt(baseline + VARIANCE_FLOOR);
      localMean[i] = residual[i];
    }
    boxFilter.apply(localMean, scratch);
    for (int i = 0; i < residual.length; i++) {
      residual[i] += NEIGHBOR_WEIGHT * (float) Math.sqrt(motion[i] * localMean[i]);
    }
    return AnomalyMap.of(columns, rows, residual);
  }
}
