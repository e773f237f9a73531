package io.vad4j.core.evaluation.frame;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * Frame-level metrics. Metrics that need both classes are undefined where one is missing.
 *
 * @param clips number of clips
 * @param frames number of frames
 * @param abnormalFrames number of abnormal frames
 * @param auc areas under the ROC curve
 * @param averagePrecision see {@link RankedScores#averagePrecision()}
 * @param equalErrorRate see {@link RankedScores#equalErrorRate()}
 * @param atThreshold operating point at the given threshold; empty without one
 * @param bestF1 operating point of the best F1
 * @param atFalsePositiveRate best operating points by maximum false-positive rate
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

  /** Copies the map, sorted by rate. {@inheritDoc} */
  public FrameMetrics {
    atFalsePositiveRate = Collections.unmodifiableMap(new TreeMap<>(atFalsePositiveRate));
  }

  /**
   * Computes all metrics.
   *
   * @param clips labelled scores
   * @param threshold decision threshold; empty for none
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
