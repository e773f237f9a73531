package io.vad4j.core.detect;

import io.vad4j.ModelInfo;
import java.util.List;

/**
 * All that a detector has learned of what is normal. Immutable but for the scorers' native memory;
 * shared by all sessions.
 *
 * @param scorers the fitted scorers
 * @param fused how rare the fused evidence is on normal footage
 * @param sourceWidth width of the frames that it was learned from
 * @param sourceHeight height of the frames that it was learned from
 * @param info provenance
 */
record NormalModel(
    List<FittedScorer> scorers,
    Calibration fused,
    int sourceWidth,
    int sourceHeight,
    ModelInfo info)
    implements AutoCloseable {

  NormalModel {
    scorers = List.copyOf(scorers);
  }

  @Override
  public void close() {
    scorers.forEach(scorer -> scorer.model().close());
  }
}
