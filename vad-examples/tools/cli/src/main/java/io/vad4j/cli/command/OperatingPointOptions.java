package io.vad4j.cli.command;

import io.vad4j.Detector;
import io.vad4j.DetectorBuilder;
import io.vad4j.EventRule;
import io.vad4j.FalseAlarmTarget;
import io.vad4j.InvalidOptionException;
import io.vad4j.LoadOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options for thresholds and events, of a detector to train or of a model that is loaded. */
final class OperatingPointOptions {
  @Option(
      names = "--false-alarm-rate",
      paramLabel = "RATE",
      description = "Allowed share of false alarms among normal frames; default 0.01.")
  private @Nullable Double falseAlarmRate;

  @Option(
      names = "--confidence",
      paramLabel = "PROBABILITY",
      description =
          "Keep below --false-alarm-rate with this probability, 0.5 to 0.999, instead of aiming at"
              + " it.")
  private @Nullable Double confidence;

  @Option(
      names = "--events-per-hour",
      paramLabel = "EVENTS",
      description = "Allowed false events an hour of all channels together; default 2.")
  private @Nullable Double eventsPerHour;

  @Option(
      names = "--threshold",
      paramLabel = "CHANNEL=SCORE",
      description =
          "Threshold of a channel, such as fused=3 or \"stationary object=4\", instead of the one"
              + " that follows from the allowed false alarms. Repeatable.")
  private @Nullable Map<String, Double> thresholds;

  @Option(
      names = "--exit-ratio",
      paramLabel = "RATIO",
      description = "An event continues down to this part of the threshold of frames; default 1.")
  private @Nullable Double exitRatio;

  @Option(
      names = "--min-duration",
      paramLabel = "SECONDS",
      description = "Shorter events are not reported; default 0.3.")
  private @Nullable Double minDuration;

  @Option(
      names = "--merge-gap",
      paramLabel = "SECONDS",
      description = "Events with a shorter gap between them are one; default 1.")
  private @Nullable Double mergeGap;

  /** {@return the builder, with what is given set} */
  DetectorBuilder applyTo(DetectorBuilder builder) {
    target().ifPresent(builder::falseAlarmTarget);
    if (eventsPerHour != null) {
      builder.eventsPerHour(eventsPerHour);
    }
    thresholds().forEach(builder::threshold);
    return builder.eventRule(eventRule(EventRule.defaults()));
  }

  /** {@return the detector of a model file at this operating point} */
  Detector load(Path model) {
    LoadOptions.Builder options = LoadOptions.builder();
    target().ifPresent(options::falseAlarmTarget);
    if (eventsPerHour != null) {
      options.eventsPerHour(eventsPerHour);
    }
    thresholds().forEach(options::threshold);
    Detector loaded = Detector.load(model, options.build());
    if (exitRatio == null && minDuration == null && mergeGap == null) {
      return loaded;
    }
    try (loaded) {
      return loaded.withEventRule(eventRule(loaded.config().eventRule()));
    }
  }

  private Map<String, Double> thresholds() {
    return thresholds == null ? Map.of() : thresholds;
  }

  private Optional<FalseAlarmTarget> target() {
    if (falseAlarmRate != null) {
      FalseAlarmTarget.PerFrame rate = FalseAlarmTarget.perFrame(falseAlarmRate);
      return Optional.of(confidence == null ? rate : rate.atConfidence(confidence));
    }
    if (confidence != null) {
      throw new InvalidOptionException(
          "--confidence is that of a false-alarm rate; give --false-alarm-rate too.");
    }
    return Optional.empty();
  }

  private EventRule eventRule(EventRule base) {
    try {
      return new EventRule(
          exitRatio == null ? base.exitRatio() : exitRatio,
          minDuration == null ? base.minDuration() : toDuration(minDuration),
          mergeGap == null ? base.mergeGap() : toDuration(mergeGap));
    } catch (IllegalArgumentException e) {
      throw new InvalidOptionException(
          "--exit-ratio, --min-duration or --merge-gap is out of range: " + e.getMessage(), e);
    }
  }

  static Duration toDuration(double seconds) {
    if (!Double.isFinite(seconds)) {
      throw new InvalidOptionException("A duration is a number of seconds, not " + seconds + ".");
    }
    return Duration.ofNanos(Math.round(seconds * 1e9));
  }
}
