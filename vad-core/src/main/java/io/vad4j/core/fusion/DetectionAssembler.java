package io.vad4j.core.fusion;

import io.vad4j.ChannelScore;
import io.vad4j.Detection;
import io.vad4j.DetectionListener;
import io.vad4j.EventRule;
import io.vad4j.Frame;
import io.vad4j.core.event.EventCounter;
import io.vad4j.core.event.ScoreDriftDetector;
import io.vad4j.core.scoring.FittedScorer;
import io.vad4j.core.scoring.ScorerPipeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes detections of what the scorers see, and tells of events and drift. One for each stream. */
public final class DetectionAssembler {
  private final List<ChannelDecider> deciders = new ArrayList<>();
  private final EventCounter eventCounter = new EventCounter();
  private final DetectionListener listener;
  private ScoreDriftDetector driftDetector = new ScoreDriftDetector();

  /**
   * A judge.
   *
   * @param scorers all fitted scorers of the detector
   * @param calibrations what each of their panels says of normal footage
   */
  public DetectionAssembler(
      List<FittedScorer> scorers,
      List<ChannelCalibration> calibrations,
      EventRule rule,
      DetectionListener listener) {
    this.listener = listener;
    List<ScoreChannel> channels =
        ScoreChannel.partition(scorers.stream().map(FittedScorer::config).toList());
    for (int i = 0; i < channels.size(); i++) {
      ScoreChannel channel = channels.get(i);
      deciders.add(
          new ChannelDecider(
              channel, channel.select(scorers), calibrations.get(i), rule, eventCounter, listener));
    }
  }

  /**
   * Judges a frame.
   *
   * @param outputs what each scorer sees
   * @return empty while a scorer that the score needs warms up
   */
  public Optional<Detection> assemble(
      Frame frame, List<Optional<ScorerPipeline.ScorerOutput>> outputs) {
    Optional<ChannelScore> fused = deciders.get(0).decide(frame, outputs);
    if (fused.isEmpty()) {
      return Optional.empty();
    }
    List<ChannelScore> channels = new ArrayList<>();
    channels.add(fused.get());
    for (ChannelDecider decider : deciders.subList(1, deciders.size())) {
      decider.decide(frame, outputs).ifPresent(channels::add);
    }
    Detection detection =
        Detection.builder()
            .index(frame.index())
            .timestamp(frame.timestamp())
            .channels(channels)
            .build();
    listener.onDetection(detection);
    driftDetector.update(frame.timestamp(), detection.score()).ifPresent(listener::onDrift);
    return Optional.of(detection);
  }

  /** Ends the clip. */
  public void finish() {
    deciders.forEach(ChannelDecider::finish);
    eventCounter.reset();
    driftDetector = new ScoreDriftDetector();
  }
}
