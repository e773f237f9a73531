package io.vad4j.core.detect;

import io.vad4j.AnomalyKind;
import io.vad4j.Detection;
import io.vad4j.DetectionListener;
import io.vad4j.EventRule;
import io.vad4j.Frame;
import io.vad4j.SeparateScore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes detections of what the scorers see, and tells of events and drift. One for each stream. */
final class Judge {
  private final List<PanelJudge> panels = new ArrayList<>();
  private final EventNumbers numbers = new EventNumbers();
  private final DetectionListener listener;
  private DriftWatch drift = new DriftWatch();

  /**
   * A judge.
   *
   * @param scorers all fitted scorers of the detector
   * @param evidence what each of their panels says of normal footage
   */
  Judge(
      List<FittedScorer> scorers,
      List<FusedEvidence> evidence,
      EventRule rule,
      DetectionListener listener) {
    this.listener = listener;
    List<Panel> all = Panel.of(scorers.stream().map(FittedScorer::choice).toList());
    for (int i = 0; i < all.size(); i++) {
      Panel panel = all.get(i);
      panels.add(
          new PanelJudge(panel, panel.pick(scorers), evidence.get(i), rule, numbers, listener));
    }
  }

  /**
   * Judges a frame.
   *
   * @param readings what each scorer sees
   * @return empty while a scorer that the score needs warms up
   */
  Optional<Detection> judge(Frame frame, List<Optional<ScorerChannel.Reading>> readings) {
    Optional<PanelJudge.Judgement> judged = panels.get(0).judge(frame, readings);
    if (judged.isEmpty()) {
      return Optional.empty();
    }
    List<SeparateScore> separate = new ArrayList<>();
    for (PanelJudge panel : panels.subList(1, panels.size())) {
      panel
          .judge(frame, readings)
          .ifPresent(found -> separate.add(separate(panel.panel().kind().orElseThrow(), found)));
    }
    PanelJudge.Judgement main = judged.get();
    Detection detection =
        new Detection(
            frame.index(),
            frame.time(),
            main.score(),
            main.abnormal(),
            main.contributions(),
            main.map(),
            main.event(),
            separate);
    listener.detected(detection);
    drift.next(frame.time(), main.score()).ifPresent(listener::drifted);
    return Optional.of(detection);
  }

  private static SeparateScore separate(AnomalyKind kind, PanelJudge.Judgement found) {
    return new SeparateScore(
        kind, found.score(), found.abnormal(), found.contributions(), found.map(), found.event());
  }

  /** Ends the clip. */
  void finish() {
    panels.forEach(PanelJudge::finish);
    numbers.reset();
    drift = new DriftWatch();
  }
}
