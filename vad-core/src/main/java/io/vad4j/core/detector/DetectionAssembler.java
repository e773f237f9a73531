package io.vad4j.core.detector;

import io.vad4j.AnomalyKind;
import io.vad4j.AnomalyMap;
import io.vad4j.ChannelScore;
import io.vad4j.Detection;
import io.vad4j.DetectionListener;
import io.vad4j.DetectorConfig;
import io.vad4j.Frame;
import io.vad4j.PipelineObserver;
import io.vad4j.core.event.EventTracker;
import io.vad4j.core.event.MapRegions;
import io.vad4j.core.event.ScoreDriftDetector;
import io.vad4j.core.fusion.FusionTransform;
import io.vad4j.core.fusion.ScoreChannel;
import io.vad4j.core.image.CellMask;
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

  private record TrackedChannel(ScoreChannel channel, EventTracker events, CellMask ignored) {
    ChannelScore track(Frame frame, ScoreChannel.Decision decision) {
      AnomalyKind kind = FusionTransform.dominantKind(decision.contributions());
      AnomalyMap map = ignored.apply(decision.map());
      return ChannelScore.builder()
          .name(channel.name())
          .kind(kind)
          .score(decision.score())
          .threshold(channel.threshold())
          .contributions(decision.contributions())
          .map(map)
          .regions(MapRegions.atThreshold(map, kind))
          .event(
              events.update(
                  frame.index(),
                  frame.timestamp(),
                  decision.score(),
                  map,
                  kind,
                  decision.contributions()))
          .build();
    }
  }

  /**
   * An assembler for one stream.
   *
   * @param channels the channels of the detector, the fused one first
   * @param config rule of events and ignored parts of the frame
   */
  DetectionAssembler(
      List<ScoreChannel> channels,
      DetectorConfig config,
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
                        new EventTracker(
                            channel.threshold(), config.eventRule(), eventCounter, listener),
                        new CellMask(config.ignored())))
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
    List<ChannelScore> scores = new ArrayList<>();
    for (int i = 0; i < channels.size(); i++) {
      TrackedChannel tracked = channels.get(i);
      decisions.get(i).ifPresent(decision -> scores.add(tracked.track(frame, decision)));
    }
    Detection detection =
        Detection.builder()
            .index(frame.index())
            .timestamp(frame.timestamp())
            .channels(scores)
            .build();
    listener.onDetection(detection);
    driftDetector.update(frame.timestamp(), detection.score()).ifPresent(listener::onDrift);
    stageTimer.stop(PipelineObserver.EVENT);
    return Optional.of(detection);
  }

  /** Ends the clip: open events are finished, numbering and drift detection start anew. */
  void finish() {
    channels.forEach(tracked -> tracked.events().finish());
    eventCounter.reset();
    driftDetector = new ScoreDriftDetector();
  }
}
