package io.vad4j.core.detector;

import io.vad4j.AnomalyKind;
import io.vad4j.AnomalyMap;
import io.vad4j.AnomalyRegion;
import io.vad4j.ChannelScore;
import io.vad4j.Detection;
import io.vad4j.DetectionListener;
import io.vad4j.EventRule;
import io.vad4j.Frame;
import io.vad4j.FrameMask;
import io.vad4j.PipelineObserver;
import io.vad4j.Restorable;
import io.vad4j.StateArchive;
import io.vad4j.core.event.EventTracker;
import io.vad4j.core.event.MapRegions;
import io.vad4j.core.event.ScoreDriftDetector;
import io.vad4j.core.fusion.ChannelSet;
import io.vad4j.core.fusion.FusionTransform;
import io.vad4j.core.fusion.OverallScore;
import io.vad4j.core.fusion.ScoreChannel;
import io.vad4j.core.scoring.ScorerPipeline.ScorerOutput;
import io.vad4j.core.signal.CellMask;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Detections from scorer outputs: decision of every channel, then events and score drift. Not
 * thread-safe; one for each stream.
 */
final class DetectionAssembler implements Restorable {
  private final OverallScore overall;
  private final List<TrackedChannel> channels;
  private final EventTracker.StreamIdentity stream;
  private final DetectionListener listener;
  private final StageTimer stageTimer;
  private ScoreDriftDetector driftDetector = new ScoreDriftDetector();

  private record TrackedChannel(ScoreChannel channel, EventTracker events, CellMask ignored) {
    ChannelScore track(Frame frame, ScoreChannel.Decision decision) {
      AnomalyKind kind = FusionTransform.dominantKind(decision.contributions());
      AnomalyMap map = ignored.apply(decision.map());
      boolean anomalous = decision.score() >= channel.threshold();
      List<AnomalyRegion> regions = MapRegions.of(map, kind, anomalous);
      return ChannelScore.builder()
          .name(channel.name())
          .kind(kind)
          .score(decision.score())
          .threshold(channel.threshold())
          .contributions(decision.contributions())
          .map(map)
          .regions(regions)
          .event(
              events.update(
                  frame.index(),
                  frame.timestamp(),
                  decision.score(),
                  map,
                  kind,
                  decision.contributions(),
                  regions))
          .build();
    }
  }

  /**
   * An assembler for one stream.
   *
   * @param channelSet the channels of the detector
   * @param eventRule the rule of events
   * @param ignored the parts of the frame that are ignored
   * @param name name of the stream
   * @param clipStart instant of the time 0 of its frames
   */
  DetectionAssembler(
      ChannelSet channelSet,
      EventRule eventRule,
      FrameMask ignored,
      Optional<String> name,
      Optional<Instant> clipStart,
      DetectionListener listener,
      StageTimer stageTimer) {
    this.listener = listener;
    this.stageTimer = stageTimer;
    this.stream = new EventTracker.StreamIdentity(name, clipStart);
    this.overall = channelSet.overall();
    this.channels =
        IntStream.range(0, channelSet.channels().size())
            .mapToObj(
                i ->
                    new TrackedChannel(
                        channelSet.channels().get(i),
                        new EventTracker(
                            channelSet.events().get(i).entry(),
                            channelSet.events().get(i).exit(),
                            eventRule,
                            stream,
                            listener),
                        new CellMask(ignored)))
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
            .frameSize(frame.width(), frame.height())
            .stream(stream.name(), stream.clipStart())
            .channels(scores)
            .overall(overall.surprisal(decisions), overall.threshold())
            .build();
    listener.onDetection(detection);
    driftDetector.update(frame.timestamp(), detection.fused().score()).ifPresent(listener::onDrift);
    if (driftDetector.hasEnded()) {
      listener.onDriftEnd(frame.timestamp());
    }
    stageTimer.stop(PipelineObserver.EVENT);
    return Optional.of(detection);
  }

  /** Open events by channel; those of channels that are gone are dropped. */
  @Override
  public void exchange(StateArchive archive) {
    stream.exchange(archive);
    Map<String, byte[]> states = new LinkedHashMap<>();
    int count = archive.value(channels.size());
    for (int i = 0; i < count; i++) {
      boolean isReading = archive.isReading();
      String name = archive.value(isReading ? "" : channels.get(i).channel().name());
      byte[] none = {};
      states.put(
          name, archive.value(isReading ? none : SnapshotFormat.toBytes(channels.get(i).events())));
    }
    for (TrackedChannel tracked : channels) {
      byte[] state = states.get(tracked.channel().name());
      if (archive.isReading() && state != null) {
        SnapshotFormat.fromBytes(state, tracked.events());
      }
    }
  }

  /** The drift of the scores. */
  Restorable drift() {
    return driftDetector;
  }

  /**
   * Starts a clip: drift detection starts anew, and a drift ends.
   *
   * @param instant that of the time 0 of the next frames
   */
  void startClip(Optional<Instant> instant) {
    stream.setClipStart(instant);
    driftDetector.lastDriftTime().ifPresent(listener::onDriftEnd);
    driftDetector = new ScoreDriftDetector();
  }

  /** Ends open events. */
  void finishEvents() {
    channels.forEach(tracked -> tracked.events().finish());
  }
}
