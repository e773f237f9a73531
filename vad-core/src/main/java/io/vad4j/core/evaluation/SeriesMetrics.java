package io.vad4j.core.evaluation;

import io.vad4j.core.evaluation.event.EventMetrics;
import io.vad4j.core.evaluation.frame.ConfusionMatrix;
import io.vad4j.core.evaluation.frame.FrameAuc;
import io.vad4j.core.evaluation.frame.FrameMetrics;
import io.vad4j.core.evaluation.frame.ScoredClip;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Metrics of one channel, of one scorer alone, or of the overall score.
 *
 * @param name name in tables
 * @param frames metrics of the frames
 * @param confusion confusion matrix of the decisions: its recall is the alarm recall, its
 *     false-positive rate the false-alarm rate; empty without decisions
 * @param events event metrics; empty if it raises no events of its own or clips have no timestamps
 * @since 0.1.0
 */
public record SeriesMetrics(
    String name,
    FrameMetrics frames,
    Optional<ConfusionMatrix> confusion,
    Optional<EventMetrics> events) {

  /**
   * {@return the metrics of a series}
   *
   * @param series its scores, decisions and events
   */
  public static SeriesMetrics of(ScoredSeries series) {
    boolean timed = series.clips().stream().allMatch(ScoredClip::hasTimestamps);
    return new SeriesMetrics(
        series.name(),
        FrameMetrics.of(series.clips(), OptionalDouble.empty()),
        ConfusionMatrix.ofDecisions(series.clips()),
        series.events().filter(e -> timed).map(events -> EventMetrics.of(series.clips(), events)));
  }

  /** {@return the areas under the ROC curve} */
  public FrameAuc auc() {
    return frames.auc();
  }

  /**
   * {@return the metrics as a map of numbers in a fixed order, for any JSON writer} Undefined
   * metrics are absent.
   */
  public Map<String, Double> toMap() {
    Map<String, Double> map = frameMetrics();
    confusion.ifPresent(
        counts -> {
          counts.recall().ifPresent(value -> map.put("alarmRecall", value));
          counts.falsePositiveRate().ifPresent(value -> map.put("falseAlarmRate", value));
        });
    events.ifPresent(
        metrics -> {
          map.put("groundTruthEvents", (double) metrics.groundTruthEvents().size());
          map.put("detectedGroundTruthEvents", (double) metrics.detectedGroundTruthEvents());
          map.put("alreadyOn", (double) metrics.alreadyOn());
          metrics.medianDelay().ifPresent(value -> map.put("medianDelaySeconds", value));
          map.put("falseAlarms", (double) metrics.falseAlarms());
          metrics.falseAlarmsPerHour().ifPresent(value -> map.put("falseAlarmsPerHour", value));
          metrics
              .falseAlarmTimeFraction()
              .ifPresent(value -> map.put("falseAlarmTimeFraction", value));
        });
    return map;
  }

  /** {@return the frame metrics of {@link #toMap}: those of the ranking, without decisions} */
  public Map<String, Double> frameMetrics() {
    Map<String, Double> map = new LinkedHashMap<>();
    auc().micro().ifPresent(value -> map.put("micro", value));
    auc().perClip().ifPresent(value -> map.put("perClip", value));
    auc().macro().ifPresent(value -> map.put("macro", value));
    auc().macroPadded().ifPresent(value -> map.put("macroPadded", value));
    frames.averagePrecision().ifPresent(value -> map.put("averagePrecision", value));
    frames.equalErrorRate().ifPresent(value -> map.put("eer", value));
    return map;
  }
}
