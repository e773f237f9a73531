package io.vad4j.core.detect;

import io.vad4j.AnomalyEvent;
import io.vad4j.AnomalyMap;
import io.vad4j.Contribution;
import io.vad4j.Detection;
import io.vad4j.DetectionListener;
import io.vad4j.EventRule;
import io.vad4j.Frame;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Makes detections of what the scorers see, and tells of events and drift. One for each stream. */
final class Judge {
  private final List<FittedScorer> scorers;
  private final Calibration fused;
  private final double threshold;
  private final DetectionListener listener;
  private final EventTracker events;
  private final double[] units;
  private final double[] weights;
  private DriftWatch drift = new DriftWatch();

  Judge(
      List<FittedScorer> scorers,
      Calibration fused,
      double threshold,
      EventRule rule,
      DetectionListener listener) {
    this.scorers = scorers;
    this.fused = fused;
    this.threshold = threshold;
    this.listener = listener;
    this.events = new EventTracker(threshold, rule, listener);
    this.units =
        scorers.stream()
            .mapToDouble(scorer -> Math.max(1e-9, scorer.calibration().value(threshold)))
            .toArray();
    this.weights = scorers.stream().mapToDouble(scorer -> scorer.choice().weight()).toArray();
  }

  /** Calibrates, fuses and compares with the threshold. */
  Detection judge(Frame frame, List<ScorerChannel.Reading> readings) {
    List<Contribution> contributions =
        IntStream.range(0, readings.size())
            .mapToObj(i -> scorers.get(i).contribution(readings.get(i).value()))
            .toList();
    double score = fused.surprise(Fusion.fuse(contributions));
    AnomalyMap map =
        Fusion.fuse(readings.stream().map(ScorerChannel.Reading::map).toList(), units, weights);
    Optional<AnomalyEvent> event =
        events.next(frame.index(), frame.time(), score, map, contributions);
    Detection detection =
        new Detection(
            frame.index(), frame.time(), score, score >= threshold, contributions, map, event);
    listener.detected(detection);
    drift.next(frame.time(), score).ifPresent(listener::drifted);
    return detection;
  }

  /** Ends the clip. */
  void finish() {
    events.finish();
    drift = new DriftWatch();
  }
}
