package io.vad4j.core.detect;

import io.vad4j.AnomalyMap;
import io.vad4j.DetectionListener;
import io.vad4j.spi.ScorerModel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Learns what is normal from the first frames of a stream, for a detector that was not fitted and
 * whose scorers need no training. One for each stream.
 */
final class SelfCalibration {
  private final DetectorSettings settings;
  private final List<ScorerModel> models;
  private final List<Duration> times = new ArrayList<>();
  private final List<List<AnomalyMap>> maps = new ArrayList<>();

  SelfCalibration(DetectorSettings settings, List<ScorerModel> models) {
    this.settings = settings;
    this.models = models;
    models.forEach(model -> maps.add(new ArrayList<>()));
  }

  /** Takes what the scorers saw in a normal frame. */
  void add(Duration time, List<ScorerChannel.Reading> readings) {
    times.add(time);
    for (int i = 0; i < readings.size(); i++) {
      maps.get(i).add(readings.get(i).map());
    }
  }

  /** The number of frames taken. */
  int size() {
    return times.size();
  }

  /** Whether enough frames have been seen. */
  boolean complete() {
    return times.size() >= settings.selfCalibration();
  }

  /** What judges by what was learned. */
  Judge judge(List<FittedScorer> scorers, DetectionListener listener) {
    List<double[]> values = new ArrayList<>();
    for (int i = 0; i < scorers.size(); i++) {
      values.add(values(scorers.get(i).choice(), scorers.get(i).perspective(), i));
    }
    double[] seconds = times.stream().mapToDouble(time -> time.toNanos() / 1e9).toArray();
    List<FusedEvidence> evidence =
        Panel.of(settings.scorers()).stream()
            .map(
                panel ->
                    FusedEvidence.of(
                        settings.falseAlarms(),
                        panel.pick(scorers),
                        List.of(new ClipEvidence(seconds, panel.pick(values)))))
            .toList();
    return new Judge(scorers, evidence, settings.events(), listener);
  }

  /** The scorers, calibrated on the frames seen. */
  List<FittedScorer> scorers() {
    List<FittedScorer> fitted = new ArrayList<>();
    for (int i = 0; i < models.size(); i++) {
      ScorerChoice choice = settings.scorers().get(i);
      Perspective perspective =
          settings.perspective() == PerspectiveChoice.ALWAYS
              ? Perspective.of(maps.get(i))
              : Perspective.NONE;
      fitted.add(
          new FittedScorer(
              choice,
              models.get(i),
              perspective,
              Calibration.ofScorer(
                  values(choice, perspective, i), choice.provider().descriptor().resolution())));
    }
    return fitted;
  }

  private double[] values(ScorerChoice choice, Perspective perspective, int scorer) {
    Smoothing smoothing = new Smoothing(settings.smoothing());
    double[] values = new double[times.size()];
    for (int i = 0; i < values.length; i++) {
      AnomalyMap map = perspective.apply(maps.get(scorer).get(i));
      values[i] = smoothing.next(times.get(i), MapPooling.pool(map, choice.effectivePooling()));
    }
    return values;
  }
}
