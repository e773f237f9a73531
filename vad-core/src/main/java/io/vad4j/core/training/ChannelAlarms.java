package io.vad4j.core.training;

import io.vad4j.AnomalyMap;
import io.vad4j.Frame;
import io.vad4j.core.config.DetectorSettings;
import io.vad4j.core.frames.FrameCache;
import io.vad4j.core.fusion.ScoreChannel;
import io.vad4j.core.scoring.FittedScorer;
import io.vad4j.core.scoring.NormalLevel;
import io.vad4j.core.scoring.ScorerPipeline;
import io.vad4j.core.scoring.ScorerPipeline.ScorerOutput;
import io.vad4j.spi.TrainingClip;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The frames of clips at which a channel alarms, and the scores of their cells. */
final class ChannelAlarms {
  /** A surprisal that one normal frame in ten reaches is no alarm. */
  private static final double MIN_SURPRISAL = 1;

  private final DetectorSettings settings;

  ChannelAlarms(DetectorSettings settings) {
    this.settings = settings;
  }

  /** Takes what a channel and its scorers say of a frame. */
  private interface Visitor {
    void visit(
        int frame, Map<String, ScorerOutput> outputs, Optional<ScoreChannel.Decision> decision);
  }

  /**
   * The surprisal down to which an alarm lasts in a clip: that of the end of an event, or of the
   * highest frames where none reaches the threshold.
   *
   * @return empty if hardly anything in the clip is anomalous to the channel
   */
  Optional<Double> limit(ScoreChannel channel, TrainingClip clip) {
    double[] highest = {0};
    forEachFrame(
        channel,
        clip,
        (frame, outputs, decision) ->
            highest[0] =
                Math.max(highest[0], decision.map(ScoreChannel.Decision::score).orElse(0.0)));
    return highest[0] < MIN_SURPRISAL
        ? Optional.empty()
        : Optional.of(
            settings.config().eventRule().exitRatio() * Math.min(channel.threshold(), highest[0]));
  }

  /** The parts of a clip in which a channel alarms, each of at least two frames. */
  List<TrainingClip> parts(
      ScoreChannel channel, FrameCache.Clip clip, double limit, byte[] background) {
    List<BitSet> pixels = new ArrayList<>(Collections.nCopies(clip.size() + 1, new BitSet()));
    forEachFrame(
        channel,
        clip,
        (frame, outputs, decision) ->
            decision
                .filter(found -> found.score() >= limit)
                .ifPresent(found -> pixels.set(frame, alarmPixels(found.map(), clip))));
    List<TrainingClip> parts = new ArrayList<>();
    int start = -1;
    for (int frame = 0; frame < pixels.size(); frame++) {
      boolean alarm = !pixels.get(frame).isEmpty();
      if (alarm && start < 0) {
        start = frame;
      } else if (!alarm && start >= 0) {
        if (frame - start > 1) {
          parts.add(
              new AlarmClip(clip.slice(start, frame), pixels.subList(start, frame), background));
        }
        start = -1;
      }
    }
    return parts;
  }

  private static BitSet alarmPixels(AnomalyMap map, TrainingClip clip) {
    Frame frame = clip.frame(0);
    return AlarmClip.pixels(map, frame.width(), frame.height());
  }

  /** The levels of the scorers of a channel by the cells that alarm in a clip. */
  Map<String, NormalLevel> levels(ScoreChannel channel, TrainingClip clip, double limit) {
    Map<String, NormalLevel> levels = new HashMap<>();
    forEachFrame(
        channel,
        clip,
        (frame, outputs, decision) ->
            decision
                .filter(found -> found.score() >= limit)
                .ifPresent(
                    found ->
                        outputs.forEach(
                            (name, output) ->
                                levels.merge(
                                    name,
                                    NormalLevel.of(withinAlarm(output.map(), found.map())),
                                    NormalLevel::max))));
    return levels;
  }

  /** The map with cells of 0 outside of an alarm. */
  private static AnomalyMap withinAlarm(AnomalyMap map, AnomalyMap fused) {
    BitSet alarm = AlarmClip.alarmCells(fused);
    float[] values = map.values();
    for (int i = 0; i < values.length; i++) {
      int column = i % map.columns() * fused.columns() / map.columns();
      int row = i / map.columns() * fused.rows() / map.rows();
      if (!alarm.get(row * fused.columns() + column)) {
        values[i] = 0;
      }
    }
    return AnomalyMap.of(map.columns(), map.rows(), values);
  }

  private void forEachFrame(ScoreChannel channel, TrainingClip clip, Visitor visitor) {
    List<ScorerPipeline> pipelines = new ArrayList<>();
    try {
      for (FittedScorer scorer : channel.scorers()) {
        pipelines.add(
            ScorerPipeline.open(
                scorer.config(),
                scorer.model(),
                scorer.perspective(),
                scorer.level(),
                settings.config().smoothing(),
                settings.ignored()));
      }
      for (int frame = 0; frame < clip.size(); frame++) {
        Map<String, ScorerOutput> outputs = new HashMap<>();
        for (ScorerPipeline pipeline : pipelines) {
          pipeline
              .process(clip.frame(frame))
              .ifPresent(output -> outputs.put(pipeline.name(), output));
        }
        visitor.visit(frame, outputs, channel.decide(outputs));
      }
    } finally {
      pipelines.forEach(ScorerPipeline::close);
    }
  }

  /** The channel with other scorers, which are in the same order. */
  static ScoreChannel withScorers(ScoreChannel channel, List<FittedScorer> scorers) {
    return new ScoreChannel(
        channel.kind(),
        scorers,
        channel.calibration(),
        channel.threshold(),
        channel.thresholds(),
        channel.falseAlarms(),
        channel.heldOut());
  }
}
