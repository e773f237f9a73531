package io.vad4j.core.detector;

import io.vad4j.AnomalyMap;
import io.vad4j.DetectionListener;
import io.vad4j.PerspectiveMode;
import io.vad4j.core.calibration.SurprisalCalibration;
import io.vad4j.core.config.DetectorSettings;
import io.vad4j.core.config.ScorerConfig;
import io.vad4j.core.fusion.ChannelCalibration;
import io.vad4j.core.fusion.ClipScores;
import io.vad4j.core.fusion.DetectionAssembler;
import io.vad4j.core.fusion.ScoreChannel;
import io.vad4j.core.scoring.FittedScorer;
import io.vad4j.core.scoring.MapPooling;
import io.vad4j.core.scoring.PerspectiveNormalization;
import io.vad4j.core.scoring.ScorerPipeline;
import io.vad4j.core.signal.ExponentialSmoother;
import io.vad4j.spi.ScorerModel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Learns what is normal from the first frames of a stream, for a detector that was not fitted and
 * whose scorers need no training. One for each stream.
 */
final class OnlineCalibrator {
  private final DetectorSettings settings;
  private final List<ScorerModel> models;
  private final List<Duration> times = new ArrayList<>();
  private final List<List<AnomalyMap>> maps = new ArrayList<>();

  OnlineCalibrator(DetectorSettings settings, List<ScorerModel> models) {
    this.settings = settings;
    this.models = models;
    models.forEach(model -> maps.add(new ArrayList<>()));
  }

  /** Takes what the scorers saw in a normal frame. */
  void add(Duration time, List<ScorerPipeline.ScorerOutput> outputs) {
    times.add(time);
    for (int i = 0; i < outputs.size(); i++) {
      maps.get(i).add(outputs.get(i).map());
    }
  }

  /** The number of frames taken. */
  int size() {
    return times.size();
  }

  /** Whether enough frames have been seen. */
  boolean isComplete() {
    return times.size() >= settings.config().calibrationFrames();
  }

  /** What judges by what was learned. */
  DetectionAssembler createAssembler(List<FittedScorer> scorers, DetectionListener listener) {
    List<double[]> values = new ArrayList<>();
    for (int i = 0; i < scorers.size(); i++) {
      values.add(scoreSeries(scorers.get(i).config(), scorers.get(i).perspective(), i));
    }
    double[] seconds = times.stream().mapToDouble(time -> time.toNanos() / 1e9).toArray();
    List<ChannelCalibration> calibrations =
        ScoreChannel.partition(settings.scorers()).stream()
            .map(
                channel ->
                    ChannelCalibration.fit(
                        settings.config().falseAlarmTarget(),
                        channel.select(scorers),
                        List.of(new ClipScores(seconds, channel.select(values)))))
            .toList();
    return new DetectionAssembler(scorers, calibrations, settings.config().eventRule(), listener);
  }

  /** The scorers, calibrated on the frames seen. */
  List<FittedScorer> fitScorers() {
    List<FittedScorer> fitted = new ArrayList<>();
    for (int i = 0; i < models.size(); i++) {
      ScorerConfig scorerConfig = settings.scorers().get(i);
      PerspectiveNormalization perspective =
          settings.config().perspectiveMode() == PerspectiveMode.ON
              ? PerspectiveNormalization.fit(maps.get(i))
              : PerspectiveNormalization.NONE;
      fitted.add(
          new FittedScorer(
              scorerConfig,
              models.get(i),
              perspective,
              SurprisalCalibration.fitExponential(
                  scoreSeries(scorerConfig, perspective, i),
                  scorerConfig.provider().descriptor().noiseFloor())));
    }
    return fitted;
  }

  private double[] scoreSeries(
      ScorerConfig scorerConfig, PerspectiveNormalization perspective, int scorer) {
    ExponentialSmoother smoother = new ExponentialSmoother(settings.config().smoothing());
    double[] values = new double[times.size()];
    for (int i = 0; i < values.length; i++) {
      AnomalyMap map = perspective.apply(maps.get(scorer).get(i));
      values[i] =
          smoother.update(times.get(i), MapPooling.pool(map, scorerConfig.effectivePooling()));
    }
    return values;
  }
}
