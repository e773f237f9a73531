package io.vad4j.core.detector;

import io.vad4j.AnomalyEvent;
import io.vad4j.ChannelScore;
import io.vad4j.Detection;
import io.vad4j.DetectionListener;
import io.vad4j.EventRule;
import io.vad4j.Frame;
import io.vad4j.PipelineObserver;
import io.vad4j.core.event.EventTracker;
import io.vad4j.core.event.ScoreDriftDetector;
import io.vad4j.core.fusion.ScoreChannel;
import io.vad4j.core.scoring.ScorerPipeline.ScorerOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Detections from scorer outputs: decision of every channel, then events and score drift. Not
 * thread-safe; one for each stream.
 */
final class DetectionAssembler {
  private final List<TrackedChannel> channels;
  private final EventTracker.Counter eventCounter = new EventTracker.Counter();
  private final DetectionListener listener;
  private final StageTimer stageTimer;
  private ScoreDriftDetector driftDetector = new ScoreDriftDetector();

  private record TrackedChannel(ScoreChannel channel, EventTracker events) {
    Optional<AnomalyEvent> track(Frame frame, ScoreChannel.Decision decision) {
      return events.update(
          frame.index(),
          frame.timestamp(),
          decision.score(),
          decision.map(),
          decision.contributions());
    }
  }

  /**
   * An assembler for one stream.
   *
   * @param channels the channels of the detector, the fused one first
   */
  DetectionAssembler(
      List<ScoreChannel> channels,
      EventRule rule,
      DetectionListener listener,
      StageTimer stageTimer) {
    this.listener = listener;
    this.stageTimer = stageTimer;
    this.channels =
        channels.stream()
            .map(
                channel ->
                    new TrackedChannel(
                        channel,
                        new EventTracker(channel.threshold(), rule, eventCounter, listener)))
            .toList();
  }

  /**
   * The detection of a frame.
   *
   * @param outputs the outputs of the scorers, by scorer name; none of those that warm up
   * @return empty while a scorer of the fused channel warms up
   */
  Optional<Detection> assemble(Frame frame, Map<String, ScorerOutput> outputs) {
    stageTimer.start();
    List<Optional<ScoreChannel.Decision>> decisions =
        channels.stream().map(tracked -> tracked.channel().decide(outputs)).toList();
    stageTimer.stop(PipelineObserver.FUSION);
    if (decisions.get(0).isEmpty()) {
      return Optional.empty();
    }
    stageTimer.start();
    ScoreChannel.Decision fused = decisions.get(0).get();
    Detection detection =
        new Detection(
            frame.index(),
            frame.timestamp(),
            fused.score(),
            fused.anomalous(),
            fused.contributions(),
            fused.map(),
            channels.get(0).track(frame, fused),
            standaloneScores(frame, decisions));
    listener.onDetection(detection);
    driftDetector.update(frame.timestamp(), fused.score()).ifPresent(listener::onDrift);
    stageTimer.stop(PipelineObserver.EVENT);
    return Optional.of(detection);
  }

  private List<ChannelScore> standaloneScores(
      Frame frame, List<Optional<ScoreChannel.Decision>> decisions) {
    List<ChannelScore> scores = new ArrayList<>();
    for (int i = 1; i < channels.size(); i++) {
      TrackedChannel tracked = channels.get(i);
      decisions
          .get(i)
          .ifPresent(
              decision ->
                  scores.add(
                      new ChannelScore(
                          tracked.channel().kind().orElseThrow(),
                          decision.score(),
                          decision.anomalous(),
                          decision.contributions(),
                          decision.map(),
                          tracked.track(frame, decision))));
    }
    return scores;
  }

  /** Ends the clip: open events are finished, numbering and drift detection start anew. */
  void finish() {
    channels.forEach(tracked -> tracked.events().finish());
    eventCounter.reset();
    driftDetector = new ScoreDriftDetector();
  }
}
