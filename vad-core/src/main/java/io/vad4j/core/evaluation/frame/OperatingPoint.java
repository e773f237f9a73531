package io.vad4j.core.evaluation.frame;

/**
 * Threshold with its confusion matrix. A frame is flagged if its score reaches the threshold.
 *
 * @param threshold in the unit of the scores, finite
 * @param confusion the confusion matrix
 * @since 0.1.0
 */
public record OperatingPoint(double threshold, ConfusionMatrix confusion) {

  /** Validates that the threshold is finite. {@inheritDoc} */
  public OperatingPoint {
    if (!Double.isFinite(threshold)) {
      throw new IllegalArgumentException("A threshold must be finite, not " + threshold + ".");
    }
  }
}
