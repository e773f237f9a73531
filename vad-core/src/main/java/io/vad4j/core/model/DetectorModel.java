package io.vad4j.core.model;

import io.vad4j.DetectorConfig;
import io.vad4j.ModelInfo;
import io.vad4j.SyntheticValidation;
import io.vad4j.core.fusion.ChannelSet;
import io.vad4j.core.fusion.ScoreChannel;
import io.vad4j.core.preprocess.FrameStabilizer;
import io.vad4j.core.scoring.FittedScorer;
import java.util.List;

/**
 * The fitted model of a detector. Immutable but for the scorers' native memory, and shared by all
 * sessions.
 *
 * @param channelSet the fitted channels and their overall score
 * @param sourceWidth width of the training frames before resizing, in pixels
 * @param sourceHeight height of the training frames before resizing, in pixels
 * @param stabilizer stabilizes frames against the reference image of the scene
 * @param info provenance
 */
public record DetectorModel(
    ChannelSet channelSet,
    int sourceWidth,
    int sourceHeight,
    FrameStabilizer stabilizer,
    ModelInfo info)
    implements AutoCloseable {

  /** The fitted channels, the fused one first. */
  public List<ScoreChannel> channels() {
    return channelSet.channels();
  }

  /** The scorers of all channels. */
  public List<FittedScorer> scorers() {
    return channels().stream().flatMap(channel -> channel.scorers().stream()).toList();
  }

  /**
   * {@return this model with the thresholds of another configuration} A synthetic validation at
   * another threshold is dropped.
   */
  public DetectorModel withConfig(DetectorConfig config) {
    ChannelSet changed = channelSet.withConfig(config);
    return new DetectorModel(
        changed,
        sourceWidth,
        sourceHeight,
        stabilizer,
        changed
            .describe(info.toBuilder())
            .syntheticValidation(
                changed.channels().get(0).threshold() == channels().get(0).threshold()
                    ? info.syntheticValidation()
                    : SyntheticValidation.none())
            .build());
  }

  @Override
  public void close() {
    scorers().forEach(scorer -> scorer.model().close());
  }
}
