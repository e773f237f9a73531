package io.vad4j.core.detect;

import io.vad4j.ModelInfo;
import java.util.List;

/**
 * All that a detector has learned of what is normal. Immutable but for the scorers' native memory;
 * shared by all sessions.
 *
 * @param scorers the fitted scorers
 * @param evidence what each {@link Panel} of them says of normal footage
 * @param sourceWidth width of the frames that it was learned from
 * @param sourceHeight height of the frames that it was learned from
 * @param steadying takes out of frames what the camera does by itself
 * @param info provenance
 */
record NormalModel(
    List<FittedScorer> scorers,
    List<FusedEvidence> evidence,
    int sourceWidth,
    int sourceHeight,
    Steadying steadying,
    ModelInfo info)
    implements AutoCloseable {

  NormalModel {
    scorers = List.copyOf(scorers);
    evidence = List.copyOf(evidence);
  }

  @Override
  public void close() {
    scorers.forEach(scorer -> scorer.model().close());
  }
}
