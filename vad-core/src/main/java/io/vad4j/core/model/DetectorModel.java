package io.vad4j.core.model;

import io.vad4j.ModelInfo;
import io.vad4j.core.fusion.ScoreChannel;
import io.vad4j.core.preprocess.FrameStabilizer;
import io.vad4j.core.scoring.FittedScorer;
import java.util.List;

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

  @Override
  public void close() {
    scorers().forEach(scorer -> scorer.model().close());
  }
}
