package io.vad4j.core.evaluation;

import io.vad4j.core.evaluation.event.DetectedEvent;
import io.vad4j.core.evaluation.frame.ScoredClip;
import java.util.List;
import java.util.Optional;

/**
 * Scores of the frames of a data set from one source: a channel, a scorer alone, or the overall
 * score of a detector.
 *
 * @param name name in tables, such as {@code fused} or {@code overall}
 * @param clips labelled scores, with decisions if frames are flagged
 * @param events the events that it raised; empty if it raises none of its own
 * @since 0.1.0
 */
public record ScoredSeries(
    String name, List<ScoredClip> clips, Optional<List<DetectedEvent>> events) {

  /** Copies the lists. {@inheritDoc} */
  public ScoredSeries {
    clips = List.copyOf(clips);
    events = events.map(List::copyOf);
  }
}
