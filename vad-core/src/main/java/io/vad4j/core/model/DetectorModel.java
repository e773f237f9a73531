package io.vad4j.core.model;

import io.vad4j.ModelInfo;
import io.vad4j.core.fusion.ChannelCalibration;
import io.vad4j.core.fusion.ScoreChannel;
import io.vad4j.core.preprocess.FrameStabilizer;
import io.vad4j.core.scoring.FittedScorer;
import java.util.List;

/**
 * All that a detector has learned of what is normal. Immutable but for the scorers' native memory;
 * shared by all sessions.
 *
 * @param scorers the fitted scorers
 * @param calibrations what each {@link ScoreChannel} of them says of normal footage
 * @param sourceWidth width of the frames that it was learned from
 * @param sourceHeight height of the frames that it was learned from
 * @param stabilizer takes out of frames what the camera does by itself
 * @param info provenance
 */
public record DetectorModel(
    List<FittedScorer> scorers,
    List<ChannelCalibration> calibrations,
    int sourceWidth,
    int sourceHeight,
    FrameStabilizer stabilizer,
    ModelInfo info)
    implements AutoCloseable {

  public DetectorModel {
    scorers = List.copyOf(scorers);
    calibrations = List.copyOf(calibrations);
  }

  @Override
  public void close() {
    scorers.forEach(scorer -> scorer.model().close());
  }
}
