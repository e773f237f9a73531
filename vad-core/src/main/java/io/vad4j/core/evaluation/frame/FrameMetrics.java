package io.vad4j.core.evaluation.frame;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * What frame scores are worth. Figures that need normal and abnormal frames are undefined where one
 * kind is missing.
 *
 * @param clips clips
 * @param frames frames in them
 * @param abnormalFrames those labelled abnormal
 * @param auc areas under the ROC curve, one for each way of counting
 * @param averagePrecision see {@link RankedScores#averagePrecision()}
 * @param equalErrorRate see {@link RankedScores#equalErrorRate()}
 * @param atThreshold the operating point at the threshold that was given, if one was
 * @param bestF1 the operating point with the best F1
 * @param atFalsePositiveRate the best operating points with at most these false-positive rates
 * @since 0.1.0
 */
public record FrameMetrics(
    int clips,
    int frames,
    int abnormalFrames,
    FrameAuc auc,
    OptionalDouble averagePrecision,
    OptionalDouble equalErrorRate,
    Optional<OperatingPoint> atThreshold,
    Optional<OperatingPoint> bestF1,
    Map<Double, OperatingPoint> atFalsePositiveRate) {
  private static final List<Double> FIXED_RATES = List.of(0.01, 0.05, 0.1);

  /**
   * Keeps a copy of the map, by rising rate.
   *
   * @param clips clips
   * @param frames frames in them
   * @param abnormalFrames those labelled abnormal
   * @param auc areas under the ROC curve
   * @param averagePrecision see {@link RankedScores#averagePrecision()}
   * @param equalErrorRate see {@link RankedScores#equalErrorRate()}
   * @param atThreshold the operating point at the threshold that was given
   * @param bestF1 the operating point with the best F1
   * @param atFalsePositiveRate the best operating points with at most these false-positive rates
   */
  public FrameMetrics {
    atFalsePositiveRate = Collections.unmodifiableMap(new TreeMap<>(atFalsePositiveRate));
  }

  /**
   * Computes all of them.
   *
   * @param clips labelled scores
   * @param threshold the threshold in use, if there is one
   * @return the metrics
   */
  public static FrameMetrics of(List<ScoredClip> clips, OptionalDouble threshold) {
    RankedScores ranked = RankedScores.of(clips);
    Map<Double, OperatingPoint> atFixedRates = new TreeMap<>();
    for (double rate : FIXED_RATES) {
      ranked.atFalsePositiveRate(rate).ifPresent(point -> atFixedRates.put(rate, point));
    }
    return new FrameMetrics(
        clips.size(),
        clips.stream().mapToInt(ScoredClip::frameCount).sum(),
        clips.stream().mapToInt(ScoredClip::abnormalFrameCount).sum(),
        FrameAuc.of(clips),
        ranked.averagePrecision(),
        ranked.equalErrorRate(),
        threshold.isPresent()
            ? Optional.of(
                new OperatingPoint(
                    threshold.getAsDouble(), ranked.confusionAt(threshold.getAsDouble())))
            : Optional.empty(),
        ranked.bestF1(),
        atFixedRates);
  }
}
