package io.vad4j.report;

import io.vad4j.ChannelScore;
import io.vad4j.FalseAlarmEstimate;
import io.vad4j.core.evaluation.Evaluation;
import io.vad4j.core.evaluation.SeriesMetrics;
import io.vad4j.core.evaluation.frame.ConfusionMatrix;
import io.vad4j.core.evaluation.frame.FrameAuc;
import io.vad4j.core.evaluation.frame.OperatingPoint;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The content of an evaluation report.
 *
 * @param title heading
 * @param evaluation the metrics, with a threshold
 * @param falseAlarmEstimate false-alarm rate estimated on held-out normal video
 * @param clips scores, labels and events of each clip
 * @param examples example frames, the most extreme first within each outcome
 * @param provenance properties of model and training, in the order of the map
 */
public record Report(
    String title,
    Evaluation evaluation,
    FalseAlarmEstimate falseAlarmEstimate,
    List<ClipTrace> clips,
    List<ExampleFrame> examples,
    Map<String, String> provenance) {

  /** Validates that there is a threshold. */
  public Report {
    if (evaluation.frames().atThreshold().isEmpty()) {
      throw new IllegalArgumentException("A report needs the threshold that is in use.");
    }
  }

  /** {@return the names of the channels that raise alarms, the fused one first} */
  List<String> channels() {
    return Stream.concat(
            Stream.of(ChannelScore.FUSED),
            clips.stream().flatMap(clip -> clip.alarms().stream()).map(ClipTrace.Alarm::channel))
        .distinct()
        .toList();
  }

  /** {@return the confusion matrix of the overall decision} */
  ConfusionMatrix overall() {
    List<SeriesMetrics> series = evaluation.series();
    return series.isEmpty()
        ? confusion()
        : series.get(series.size() - 1).confusion().orElseGet(this::confusion);
  }

  /** {@return the AUCs of the overall score} */
  FrameAuc overallAuc() {
    List<SeriesMetrics> series = evaluation.series();
    return series.isEmpty() ? evaluation.frames().auc() : series.get(series.size() - 1).auc();
  }

  /** {@return the score from which a frame is flagged} */
  double threshold() {
    return operatingPoint().threshold();
  }

  /** {@return the confusion matrix at the threshold} */
  ConfusionMatrix confusion() {
    return operatingPoint().confusion();
  }

  private OperatingPoint operatingPoint() {
    return evaluation.frames().atThreshold().orElseThrow();
  }

  /** {@return the scores of all normal, or of all abnormal frames} */
  double[] scores(boolean abnormal) {
    return clips.stream()
        .flatMapToDouble(
            clip ->
                IntStream.range(0, clip.frames())
                    .filter(i -> clip.abnormal()[i] == abnormal)
                    .mapToDouble(i -> clip.scores()[i]))
        .toArray();
  }
}
