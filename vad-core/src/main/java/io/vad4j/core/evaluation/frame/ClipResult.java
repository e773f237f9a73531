package io.vad4j.core.evaluation.frame;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Metrics of one clip.
 *
 * @param name name of the clip
 * @param frames number of frames
 * @param abnormalFrames number of abnormal frames
 * @param auc ROC-AUC of the clip; empty with one class only
 * @param meanNormal mean score of its normal frames; empty without any
 * @param meanAbnormal mean score of its abnormal frames; empty without any
 * @param confusion confusion matrix at the threshold; empty without one
 * @since 0.1.0
 */
public record ClipResult(
    String name,
    int frames,
    int abnormalFrames,
    OptionalDouble auc,
    OptionalDouble meanNormal,
    OptionalDouble meanAbnormal,
    Optional<ConfusionMatrix> confusion) {

  /**
   * {@return the metrics of one clip}
   *
   * @param clip its scores and labels
   * @param threshold for the confusion matrix; empty for none
   */
  public static ClipResult of(ScoredClip clip, OptionalDouble threshold) {
    RankedScores ranked = RankedScores.of(clip.scores(), clip.labels());
    ScoreDistribution means = ScoreDistribution.of(List.of(clip), 1);
    return new ClipResult(
        clip.name(),
        clip.frameCount(),
        clip.abnormalFrameCount(),
        ranked.rocAuc(),
        means.meanNormal(),
        means.meanAbnormal(),
        threshold.isPresent()
            ? Optional.of(ranked.confusionAt(threshold.getAsDouble()))
            : Optional.empty());
  }
}
