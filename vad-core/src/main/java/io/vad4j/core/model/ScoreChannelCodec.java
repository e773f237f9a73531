package io.vad4j.core.model;

import io.vad4j.FalseAlarmEstimate;
import io.vad4j.core.calibration.SurprisalCalibration;
import io.vad4j.core.fusion.ScoreChannel;
import io.vad4j.core.modelfile.ModelFile;
import io.vad4j.core.scoring.FittedScorer;
import java.util.Arrays;
import java.util.Map;

/** Calibration, threshold and false-alarm estimate of a channel as entries of the manifest. */
final class ScoreChannelCodec {
  private ScoreChannelCodec() {}

  static void encode(ScoreChannel channel, String prefix, Map<String, String> manifest) {
    manifest.put(prefix + ".calibration", channel.calibration().format());
    manifest.put(prefix + ".threshold", Double.toString(channel.threshold()));
    manifest.put(prefix + ".false-alarms.estimate", format(channel.falseAlarms()));
  }

  static ScoreChannel decode(
      ModelFile content, String prefix, ScoreChannel.Group<FittedScorer> group) {
    return new ScoreChannel(
        group.kind(),
        group.scorers(),
        SurprisalCalibration.parse(content.entry(prefix + ".calibration")),
        Double.parseDouble(content.entry(prefix + ".threshold")),
        parseEstimate(content.entry(prefix + ".false-alarms.estimate")));
  }

  private static String format(FalseAlarmEstimate estimate) {
    return "%s %s %s %s %s %s"
        .formatted(
            estimate.rate(),
            estimate.lowerBound(),
            estimate.upperBound(),
            estimate.frameCount(),
            estimate.effectiveSampleSize(),
            estimate.eventsPerHour());
  }

  private static FalseAlarmEstimate parseEstimate(String text) {
    double[] numbers = Arrays.stream(text.split(" ")).mapToDouble(Double::parseDouble).toArray();
    if (numbers.length != 6) {
      throw new IllegalArgumentException("'" + text + "' is no estimate of false alarms");
    }
    return new FalseAlarmEstimate(
        numbers[0], numbers[1], numbers[2], (long) numbers[3], numbers[4], numbers[5]);
  }
}
