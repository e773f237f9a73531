package io.vad4j.core.detect;

import io.vad4j.AnomalyEvent;
import io.vad4j.AnomalyMap;
import io.vad4j.Contribution;
import io.vad4j.DetectionListener;
import io.vad4j.EventRule;
import io.vad4j.Frame;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Judges what the scorers of one panel see, and tells of its events. One for each stream. */
final class PanelJudge {
  private final Panel panel;
  private final List<FittedScorer> scorers;
  private final Calibration fused;
  private final double threshold;
  private final EventTracker events;
  private final double[] units;
  private final double[] weights;

  /**
   * A judge.
   *
   * @param scorers the panel's
   * @param evidence what they say of normal footage
   * @param numbers gives events of all panels of a stream their numbers
   */
  PanelJudge(
      Panel panel,
      List<FittedScorer> scorers,
      FusedEvidence evidence,
      EventRule rule,
      EventNumbers numbers,
      DetectionListener listener) {
    this.panel = panel;
    this.scorers = scorers;
    this.fused = evidence.calibration();
    this.threshold = evidence.threshold();
    this.events = new EventTracker(threshold, rule, numbers, listener);
    this.units =
        scorers.stream()
            .mapToDouble(scorer -> Math.max(1e-9, scorer.calibration().value(threshold)))
            .toArray();
    this.weights = scorers.stream().mapToDouble(scorer -> scorer.choice().weight()).toArray();
  }

  /** What is said of a frame. */
  record Judgement(
      double score,
      boolean abnormal,
      List<Contribution> contributions,
      AnomalyMap map,
      Optional<AnomalyEvent> event) {}

  Panel panel() {
    return panel;
  }

  /**
   * Calibrates, fuses and compares with the threshold.
   *
   * @param all what each of the detector's scorers sees
   * @return empty while a scorer of the panel warms up
   */
  Optional<Judgement> judge(Frame frame, List<Optional<ScorerChannel.Reading>> all) {
    List<ScorerChannel.Reading> readings =
        panel.pick(all).stream().flatMap(Optional::stream).toList();
    if (readings.size() < scorers.size()) {
      return Optional.empty();
    }
    List<Contribution> contributions =
        IntStream.range(0, readings.size())
            .mapToObj(i -> scorers.get(i).contribution(readings.get(i).value()))
            .toList();
    double score = fused.surprise(Fusion.fuse(contributions));
    AnomalyMap map = Fusion.fuse(pooledMaps(readings), units, weights);
    Optional<AnomalyEvent> event =
        events.next(frame.index(), frame.time(), score, map, contributions);
    return Optional.of(new Judgement(score, score >= threshold, contributions, map, event));
  }

  private List<AnomalyMap> pooledMaps(List<ScorerChannel.Reading> readings) {
    return IntStream.range(0, readings.size())
        .mapToObj(
            i ->
                MapPooling.average(
                    readings.get(i).map(), scorers.get(i).choice().effectivePooling()))
        .toList();
  }

  /** Ends the clip. */
  void finish() {
    events.finish();
  }
}
