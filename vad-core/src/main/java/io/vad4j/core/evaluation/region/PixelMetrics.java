package io.vad4j.core.evaluation.region;

import io.vad4j.core.evaluation.frame.RankedScores;
import java.util.OptionalDouble;

/**
 * What anomaly maps are worth, pixel by pixel over all frames together.
 *
 * @param frames frames with a map
 * @param maskedFrames those of them with abnormal pixels
 * @param abnormalPixels abnormal pixels in all frames
 * @param normalPixels normal pixels in all frames
 * @param auc area under the ROC curve of single pixels; undefined with one class only
 * @param averagePrecision of single pixels; undefined with one class only
 * @param equalErrorRate of single pixels; undefined with one class only
 * @since 0.1.0
 */
public record PixelMetrics(
    int frames,
    int maskedFrames,
    long abnormalPixels,
    long normalPixels,
    OptionalDouble auc,
    OptionalDouble averagePrecision,
    OptionalDouble equalErrorRate) {

  /**
   * Computes them from what was collected so far.
   *
   * @param scores maps and masks of all frames
   * @return the metrics
   */
  public static PixelMetrics of(PixelScores scores) {
    RankedScores ranked = scores.rank();
    return new PixelMetrics(
        scores.frames(),
        scores.maskedFrames(),
        ranked.positiveCount(),
        ranked.negativeCount(),
        ranked.rocAuc(),
        ranked.averagePrecision(),
        ranked.equalErrorRate());
  }
}
