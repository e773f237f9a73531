package io.vad4j.core.model;

import io.vad4j.EventRule;
import io.vad4j.core.config.DetectorSettings;
import io.vad4j.core.config.FalseAlarmTarget;
import io.vad4j.core.config.PerspectiveMode;
import io.vad4j.core.config.ScorerConfig;
import io.vad4j.core.modelfile.ModelFile;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The settings of a detector that matter after training, as entries of the manifest. */
final class DetectorSettingsCodec {
  private static final String PER_FRAME = "per-frame ";
  private static final String PER_HOUR = "per-hour ";

  private DetectorSettingsCodec() {}

  static void encode(DetectorSettings settings, Map<String, String> manifest) {
    manifest.put("working-size", Integer.toString(settings.inputSize()));
    manifest.put("sampling", Integer.toString(settings.frameStride()));
    manifest.put("perspective", settings.perspectiveMode().name());
    manifest.put("smoothing", settings.smoothing().toString());
    manifest.put("false-alarms", format(settings.falseAlarmTarget()));
    manifest.put("events.leave-fraction", Double.toString(settings.eventRule().exitRatio()));
    manifest.put("events.minimum-length", settings.eventRule().minDuration().toString());
    manifest.put("events.merge-gap", settings.eventRule().mergeGap().toString());
  }

  /** Reads settings; those that matter for training only have their defaults. */
  static DetectorSettings decode(ModelFile content, List<ScorerConfig> scorers) {
    DetectorSettings defaults = DetectorSettings.defaults(scorers);
    return new DetectorSettings(
        defaults.scorers(),
        Integer.parseInt(content.entry("working-size")),
        Integer.parseInt(content.entry("sampling")),
        PerspectiveMode.valueOf(content.entry("perspective")),
        Duration.parse(content.entry("smoothing")),
        parseTarget(content.entry("false-alarms")),
        new EventRule(
            Double.parseDouble(content.entry("events.leave-fraction")),
            Duration.parse(content.entry("events.minimum-length")),
            Duration.parse(content.entry("events.merge-gap"))),
        defaults.weightMode(),
        defaults.folds(),
        defaults.syntheticAnomalies(),
        defaults.calibrationFrames(),
        defaults.maxTrainingFrames(),
        Long.parseLong(content.entry("seed")),
        defaults.checkpointDirectory(),
        defaults.progress(),
        defaults.listener());
  }

  private static String format(FalseAlarmTarget target) {
    return target instanceof FalseAlarmTarget.PerHour hourly
        ? PER_HOUR + hourly.events()
        : PER_FRAME + ((FalseAlarmTarget.PerFrame) target).rate();
  }

  private static FalseAlarmTarget parseTarget(String text) {
    if (text.startsWith(PER_HOUR)) {
      return new FalseAlarmTarget.PerHour(Double.parseDouble(text.substring(PER_HOUR.length())));
    }
    if (text.startsWith(PER_FRAME)) {
      return new FalseAlarmTarget.PerFrame(Double.parseDouble(text.substring(PER_FRAME.length())));
    }
    throw new IllegalArgumentException("'" + text + "' is no target of false alarms");
  }
}
