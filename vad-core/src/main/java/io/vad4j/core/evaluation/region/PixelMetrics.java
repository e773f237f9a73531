package io.vad4j.core.evaluation.region;

import io.vad4j.core.evaluation.frame.RankedScores;
import java.util.OptionalDouble;

/**
 * Pixel-level metrics of anomaly maps over all frames. The AUC is that of one ROC curve over all
 * pixels, not the pixel-level criterion of Mahadevan et al. (2010), which counts frames of which 40
 * % of the abnormal pixels are flagged.
 *
 * @param frames number of frames with a map
 * @param maskedFrames number of frames with abnormal pixels
 * @param unlabelledFrames number of abnormal frames that were left out, for they have no mask
 * @param abnormalPixels number of abnormal pixels in all frames
 * @param normalPixels number of normal pixels in all frames
 * @param auc area under the ROC curve; empty with one class only
 * @param averagePrecision average precision; empty with one class only
 * @param equalErrorRate equal error rate; empty with one class only
 * @since 0.1.0
 */
public record PixelMetrics(
    int frames,
    int maskedFrames,
    int unlabelledFrames,
    long abnormalPixels,
    long normalPixels,
    OptionalDouble auc,
    OptionalDouble averagePrecision,
    OptionalDouble equalErrorRate) {

  /**
   * Computes the metrics of the collected frames.
   *
   * @param scores maps and masks of all frames
   * @return the metrics
   */
  public static PixelMetrics of(PixelScores scores) {
    RankedScores ranked = scores.rank();
    return new PixelMetrics(
        scores.frames(),
        scores.maskedFrames(),
        scores.unlabelledFrames(),
        ranked.positiveCount(),
        ranked.negativeCount(),
        ranked.rocAuc(),
        ranked.averagePrecision(),
        ranked.equalErrorRate());
  }
}
