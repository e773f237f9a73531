package io.vad4j.report;

import io.vad4j.FalseAlarmEstimate;
import io.vad4j.core.evaluation.Evaluation;
import io.vad4j.core.evaluation.frame.ConfusionMatrix;
import io.vad4j.core.evaluation.frame.OperatingPoint;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What a report shows.
 *
 * @param title heading
 * @param evaluation the metrics, with a threshold in use
 * @param falseAlarmEstimate how often normal footage reaches the threshold, by the footage that was
 *     held out
 * @param clips the clips, frame by frame
 * @param examples the gallery, best or worst first within each group
 * @param provenance what else should be known, in a fixed order, by name
 */
public record Report(
    String title,
    Evaluation evaluation,
    FalseAlarmEstimate falseAlarmEstimate,
    List<ClipTrace> clips,
    List<ExampleFrame> examples,
    Map<String, String> provenance) {

  /** Checks that there is a threshold, and keeps copies of the lists. */
  public Report {
    if (evaluation.frames().atThreshold().isEmpty()) {
      throw new IllegalArgumentException("A report needs the threshold that is in use.");
    }
    clips = List.copyOf(clips);
    examples = List.copyOf(examples);
  }

  /** The score from which a frame is abnormal. */
  double threshold() {
    return operatingPoint().threshold();
  }

  /** What the threshold makes of the frames. */
  ConfusionMatrix confusion() {
    return operatingPoint().confusion();
  }

  private OperatingPoint operatingPoint() {
    return evaluation.frames().atThreshold().orElseThrow();
  }

  /** The scores of all frames that are truly normal, or truly abnormal. */
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
