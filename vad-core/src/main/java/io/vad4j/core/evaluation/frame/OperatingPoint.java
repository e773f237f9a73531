package io.vad4j.core.evaluation.frame;

/**
 * A threshold and what it makes of the frames. A frame is flagged when its score reaches the
 * threshold.
 *
 * @param threshold in the unit of the scores, finite
 * @param confusion what comes of it
 * @since 0.1.0
 */
public record OperatingPoint(double threshold, ConfusionMatrix confusion) {

  /**
   * Checks that the threshold is finite.
   *
   * @param threshold in the unit of the scores
   * @param confusion what comes of it
   */
  public OperatingPoint {
    if (!Double.isFinite(threshold)) {
      throw new IllegalArgumentException("A threshold must be finite, not " + threshold + ".");
    }
  }
}
