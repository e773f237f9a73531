package io.vad4j.core.config;

import io.vad4j.DetectionListener;
import io.vad4j.EventRule;
import io.vad4j.PipelineObserver;
import io.vad4j.ProgressListener;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What was chosen with the builder, checked; see {@link io.vad4j.Detector.Builder}. */
public record DetectorSettings(
    List<ScorerConfig> scorers,
    int inputSize,
    int frameStride,
    PerspectiveMode perspectiveMode,
    Duration smoothing,
    FalseAlarmTarget falseAlarmTarget,
    EventRule eventRule,
    WeightMode weightMode,
    int folds,
    int syntheticAnomalies,
    int calibrationFrames,
    int maxTrainingFrames,
    long seed,
    Optional<Path> checkpointDirectory,
    ProgressListener progress,
    DetectionListener listener,
    PipelineObserver observer) {

  public DetectorSettings {
    scorers = List.copyOf(scorers);
  }

  /** The defaults, which the builder starts from. */
  public static DetectorSettings defaults(List<ScorerConfig> scorers) {
    return new DetectorSettings(
        scorers,
        360,
        1,
        PerspectiveMode.AUTO,
        Duration.ofMillis(150),
        new FalseAlarmTarget.PerFrame(0.01),
        EventRule.defaults(),
        WeightMode.LEARNED,
        3,
        12,
        200,
        30_000,
        0,
        Optional.empty(),
        ProgressListener.none(),
        DetectionListener.none(),
        PipelineObserver.none());
  }

  /** What matters for reading footage, all of it; the rest is as by default. */
  public static DetectorSettings forRecording(int inputSize, ProgressListener progress) {
    DetectorSettings defaults = defaults(List.of());
    return new DetectorSettings(
        defaults.scorers,
        inputSize,
        defaults.frameStride,
        defaults.perspectiveMode,
        defaults.smoothing,
        defaults.falseAlarmTarget,
        defaults.eventRule,
        defaults.weightMode,
        defaults.folds,
        defaults.syntheticAnomalies,
        defaults.calibrationFrames,
        Integer.MAX_VALUE,
        defaults.seed,
        defaults.checkpointDirectory,
        progress,
        defaults.listener,
        defaults.observer);
  }
}
