package io.vad4j.core.detect;

import io.vad4j.DetectionListener;
import io.vad4j.EventRule;
import io.vad4j.ProgressListener;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What was chosen with the builder, checked; see {@link io.vad4j.Detector.Builder}. */
record DetectorSettings(
    List<ScorerChoice> scorers,
    int workingSize,
    int sampling,
    PerspectiveChoice perspective,
    Duration smoothing,
    FalseAlarmTarget falseAlarms,
    EventRule events,
    WeightChoice weights,
    int folds,
    int selfTest,
    int selfCalibration,
    int maximumFrames,
    long seed,
    Optional<Path> checkpoints,
    ProgressListener progress,
    DetectionListener listener) {

  DetectorSettings {
    scorers = List.copyOf(scorers);
  }

  /** The defaults, which the builder starts from. */
  static DetectorSettings defaults(List<ScorerChoice> scorers) {
    return new DetectorSettings(
        scorers,
        360,
        1,
        PerspectiveChoice.WHERE_SEEN,
        Duration.ofMillis(150),
        new FalseAlarmTarget.PerFrame(0.01),
        EventRule.standard(),
        WeightChoice.LEARNED,
        3,
        12,
        200,
        30_000,
        0,
        Optional.empty(),
        ProgressListener.none(),
        new DetectionListener() {});
  }

  /** What matters for reading footage, all of it; the rest is as by default. */
  static DetectorSettings reading(int workingSize, ProgressListener progress) {
    DetectorSettings usual = defaults(List.of());
    return new DetectorSettings(
        usual.scorers,
        workingSize,
        usual.sampling,
        usual.perspective,
        usual.smoothing,
        usual.falseAlarms,
        usual.events,
        usual.weights,
        usual.folds,
        usual.selfTest,
        usual.selfCalibration,
        Integer.MAX_VALUE,
        usual.seed,
        usual.checkpoints,
        progress,
        usual.listener);
  }
}
