package io.vad4j.core.model;

import io.vad4j.Detector;
import io.vad4j.DetectorBuilder;
import io.vad4j.DetectorConfig;
import io.vad4j.EventRule;
import io.vad4j.FalseAlarmTarget;
import io.vad4j.FrameMask;
import io.vad4j.PerspectiveMode;
import io.vad4j.core.config.DetectorSettings;
import io.vad4j.core.config.ScorerConfig;
import io.vad4j.core.modelfile.ModelFile;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The settings of a detector that matter after training, as entries of the manifest. */
final class DetectorSettingsCodec {
  private static final String THRESHOLD_PREFIX = "fixed-threshold.";
  private static final String PER_FRAME = "per-frame ";
  private static final String CONFIDENCE = " confidence ";

  private DetectorSettingsCodec() {}

  static void encode(DetectorSettings settings, Map<String, String> manifest) {
    DetectorConfig config = settings.config();
    manifest.put("input-size", Integer.toString(config.inputSize()));
    manifest.put("frame-stride", Integer.toString(config.frameStride()));
    manifest.put("resize-frames", Boolean.toString(config.resizeFrames()));
    manifest.put("ignored", config.ignored().toString());
    manifest.put("perspective", config.perspectiveMode().name());
    manifest.put("smoothing", config.smoothing().toString());
    manifest.put("false-alarms", format(config.falseAlarmTarget()));
    manifest.put("events-per-hour", Double.toString(config.eventsPerHour()));
    config
        .stationaryAfter()
        .ifPresent(duration -> manifest.put("stationary-after", duration.toString()));
    config
        .thresholds()
        .forEach(
            (channel, score) -> manifest.put(THRESHOLD_PREFIX + channel, Double.toString(score)));
    manifest.put("event-rule.exit-ratio", Double.toString(config.eventRule().exitRatio()));
    manifest.put("event-rule.min-duration", config.eventRule().minDuration().toString());
    manifest.put("event-rule.merge-gap", config.eventRule().mergeGap().toString());
  }

  /** Reads settings; those that matter for training only have their defaults. */
  static DetectorSettings decode(ModelFile content, List<ScorerConfig> scorers) {
    DetectorBuilder builder =
        Detector.builder()
            .fusionWeights(
                scorers.stream()
                    .filter(scorer -> scorer.weight() != 1)
                    .collect(Collectors.toMap(ScorerConfig::name, ScorerConfig::weight)))
            .inputSize(Integer.parseInt(content.entry("input-size")))
            .resizeFrames(Boolean.parseBoolean(content.entry("resize-frames")))
            .ignore(FrameMask.parse(content.entry("ignored")))
            .frameStride(Integer.parseInt(content.entry("frame-stride")))
            .perspectiveMode(PerspectiveMode.valueOf(content.entry("perspective")))
            .smoothing(Duration.parse(content.entry("smoothing")))
            .falseAlarmTarget(parseTarget(content.entry("false-alarms")))
            .eventsPerHour(Double.parseDouble(content.entry("events-per-hour")))
            .eventRule(
                new EventRule(
                    Double.parseDouble(content.entry("event-rule.exit-ratio")),
                    Duration.parse(content.entry("event-rule.min-duration")),
                    Duration.parse(content.entry("event-rule.merge-gap"))))
            .seed(Long.parseLong(content.entry("seed")));
    DetectorModelCodec.withPrefix(content.manifest(), THRESHOLD_PREFIX)
        .forEach((channel, score) -> builder.threshold(channel, Double.parseDouble(score)));
    scorers.forEach(scorer -> builder.scorer(scorer.name(), scorer.options()));
    if (content.manifest().containsKey("stationary-after")) {
      builder.stationaryAfter(Duration.parse(content.entry("stationary-after")));
    }
    scorers.stream()
        .flatMap(scorer -> scorer.pooling().stream())
        .findFirst()
        .ifPresent(builder::pooling);
    return DetectorSettings.of(builder.config(), scorers);
  }

  private static String format(FalseAlarmTarget target) {
    FalseAlarmTarget.PerFrame perFrame = (FalseAlarmTarget.PerFrame) target;
    return PER_FRAME + perFrame.rate() + CONFIDENCE + perFrame.confidence();
  }

  private static FalseAlarmTarget parseTarget(String text) {
    int at = text.indexOf(CONFIDENCE);
    if (text.startsWith(PER_FRAME) && at > 0) {
      return FalseAlarmTarget.perFrame(Double.parseDouble(text.substring(PER_FRAME.length(), at)))
          .atConfidence(Double.parseDouble(text.substring(at + CONFIDENCE.length())));
    }
    throw new IllegalArgumentException("'" + text + "' is no target of false alarms");
  }
}
