package io.vad4j.core.evaluate;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A line of the table of clips.
 *
 * @param name what the clip is called
 * @param frames frames in it
 * @param abnormalFrames those labelled abnormal
 * @param auc its own ROC-AUC; undefined where it holds one class only
 * @param meanNormal mean score of its normal frames, where it has any
 * @param meanAbnormal mean score of its abnormal frames, where it has any
 * @param confusion what the chosen threshold makes of it, where one was given
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

  static ClipResult of(ScoredClip clip, OptionalDouble threshold) {
    RankedScores ranked = RankedScores.of(clip.scores(), clip.labels());
    ScoreDistribution means = ScoreDistribution.of(List.of(clip), 1);
    return new ClipResult(
        clip.name(),
        clip.frames(),
        clip.abnormalFrames(),
        ranked.rocAuc(),
        means.meanNormal(),
        means.meanAbnormal(),
        threshold.isPresent() ? Optional.of(ranked.at(threshold.getAsDouble())) : Optional.empty());
  }
}
