package io.vad4j.core.detector;

import io.vad4j.AnomalyMap;
import io.vad4j.PerspectiveMode;
import io.vad4j.core.calibration.SurprisalCalibration;
import io.vad4j.core.config.DetectorSettings;
import io.vad4j.core.config.ScorerConfig;
import io.vad4j.core.fusion.CalibrationScores;
import io.vad4j.core.fusion.ChannelSet;
import io.vad4j.core.fusion.ScoreChannel;
import io.vad4j.core.scoring.FittedScorer;
import io.vad4j.core.scoring.PerspectiveNormalization;
import io.vad4j.core.scoring.ScorerPipeline;
import io.vad4j.core.scoring.ScorerPipeline.ScorerOutput;
import io.vad4j.spi.ScorerModel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Calibration on the first frames of a stream, for a detector that was not fitted and whose scorers
 * need no training. The frames must be normal. One for each stream.
 */
final class OnlineCalibrator {
  private final DetectorSettings settings;
  private final List<Retained> scorers = new ArrayList<>();
  private final List<Duration> timestamps = new ArrayList<>();

  /** The index of the first retained frame of each clip; the last clip may have none. */
  private final List<Integer> clipStarts = new ArrayList<>(List.of(0));

  private record Retained(
      ScorerConfig config, ScorerModel model, ScorerPipeline pipeline, List<AnomalyMap> maps) {}

  /**
   * A calibrator for one stream.
   *
   * @param models the models of the scorers, in the order of the settings
   * @param pipelines the stream's pipelines in the same order, without perspective normalization
   */
  OnlineCalibrator(
      DetectorSettings settings, List<ScorerModel> models, List<ScorerPipeline> pipelines) {
    this.settings = settings;
    for (int i = 0; i < models.size(); i++) {
      scorers.add(
          new Retained(
              settings.scorers().get(i), models.get(i), pipelines.get(i), new ArrayList<>()));
    }
  }

  /** Retains the maps of a normal frame for which every scorer has an output. */
  void add(Duration timestamp, Map<String, ScorerOutput> outputs) {
    timestamps.add(timestamp);
    for (Retained scorer : scorers) {
      scorer.maps().add(Objects.requireNonNull(outputs.get(scorer.config().name())).map());
    }
  }

  /** Starts another clip, or goes on after a gap. */
  void startClip() {
    if (clipStarts.get(clipStarts.size() - 1) < size()) {
      clipStarts.add(size());
    }
  }

  /** The number of frames retained. */
  int size() {
    return timestamps.size();
  }

  /** Whether enough frames are retained. */
  boolean isComplete() {
    return timestamps.size() >= settings.config().calibrationFrames();
  }

  /** The channels of the scorers, calibrated on the retained frames; sets the perspectives. */
  ChannelSet fit() {
    List<double[]> seconds =
        clips(timestamps).stream()
            .map(clip -> clip.stream().mapToDouble(time -> time.toNanos() / 1e9).toArray())
            .toList();
    List<CalibrationScores.Series> series = scorers.stream().map(this::fit).toList();
    List<ScoreChannel> channels =
        ScoreChannel.partition(series, one -> one.scorer().config()).stream()
            .map(
                group ->
                    ScoreChannel.fit(
                        group.kind(),
                        settings.config(),
                        new CalibrationScores(seconds, group.scorers())))
            .toList();
    return ChannelSet.of(channels, settings.config());
  }

  private CalibrationScores.Series fit(Retained scorer) {
    PerspectiveNormalization perspective =
        settings.config().perspectiveMode() == PerspectiveMode.ON
            ? PerspectiveNormalization.fit(scorer.maps(), settings.config().ignored())
            : PerspectiveNormalization.NONE;
    scorer.pipeline().setPerspective(perspective);
    List<List<Duration>> times = clips(timestamps);
    List<List<AnomalyMap>> maps = clips(scorer.maps());
    List<double[]> clips =
        IntStream.range(0, times.size())
            .mapToObj(clip -> scorer.pipeline().scoreRetained(times.get(clip), maps.get(clip)))
            .toList();
    double[] scores = clips.stream().flatMapToDouble(Arrays::stream).toArray();
    return new CalibrationScores.Series(
        new FittedScorer(
            scorer.config(),
            scorer.model(),
            perspective,
            SurprisalCalibration.fitExponential(scores, scorer.config().descriptor().noiseFloor())),
        clips);
  }

  /** What is retained of the frames, by clip. */
  private <T> List<List<T>> clips(List<T> retained) {
    List<List<T>> clips = new ArrayList<>();
    for (int i = 0; i < clipStarts.size(); i++) {
      int end = i + 1 < clipStarts.size() ? clipStarts.get(i + 1) : retained.size();
      clips.add(retained.subList(clipStarts.get(i), end));
    }
    return clips;
  }
}
