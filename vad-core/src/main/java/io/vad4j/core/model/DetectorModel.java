package io.vad4j.core.model;

import io.vad4j.FalseAlarmTarget;
import io.vad4j.ModelInfo;
import io.vad4j.SyntheticValidation;
import io.vad4j.core.fusion.ScoreChannel;
import io.vad4j.core.preprocess.FrameStabilizer;
import io.vad4j.core.scoring.FittedScorer;
import java.util.List;
import java.util.Map;

/**
 * The fitted model of a detector. Immutable but for the scorers' native memory, and shared by all
 * sessions.
 *
 * @param channels the fitted channels, the fused one first
 * @param sourceWidth width of the training frames before resizing, in pixels
 * @param sourceHeight height of the training frames before resizing, in pixels
 * @param stabilizer stabilizes frames against the reference image of the scene
 * @param info provenance
 */
public record DetectorModel(
    List<ScoreChannel> channels,
    int sourceWidth,
    int sourceHeight,
    FrameStabilizer stabilizer,
    ModelInfo info)
    implements AutoCloseable {

  public DetectorModel {
    channels = List.copyOf(channels);
  }

  /** The scorers of all channels. */
  public List<FittedScorer> scorers() {
    return channels.stream().flatMap(channel -> channel.scorers().stream()).toList();
  }

  /**
   * {@return this model with the thresholds of a false-alarm target, but where they are fixed} A
   * synthetic validation at the old thresholds is dropped.
   */
  public DetectorModel withThresholds(FalseAlarmTarget target, Map<String, Double> thresholds) {
    List<ScoreChannel> changed =
        channels.stream()
            .map(channel -> channel.withFalseAlarmTarget(target).withThresholdOf(thresholds))
            .toList();
    ScoreChannel fused = changed.get(0);
    return new DetectorModel(
        changed,
        sourceWidth,
        sourceHeight,
        stabilizer,
        info.toBuilder()
            .threshold(fused.threshold(), fused.falseAlarms())
            .channelThresholds(ScoreChannel.standaloneThresholds(changed))
            .syntheticValidation(SyntheticValidation.none())
            .build());
  }

  @Override
  public void close() {
    scorers().forEach(scorer -> scorer.model().close());
  }
}
