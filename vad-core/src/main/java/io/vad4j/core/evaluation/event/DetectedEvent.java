package io.vad4j.core.evaluation.event;

import io.vad4j.ChannelScore;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * Event that a detector reported in a clip.
 *
 * @param clip name of the clip
 * @param channel name of the channel that raised it
 * @param start timestamp of its first frame
 * @param end timestamp of its last frame, not before the start
 * @param hitFrames positions of the abnormal frames in which its region overlaps abnormal pixels,
 *     or that have no mask; empty if the place of the event is not compared
 * @since 0.1.0
 */
public record DetectedEvent(
    String clip, String channel, Duration start, Duration end, Optional<Set<Integer>> hitFrames) {

  /** Validates the order of start and end and copies the frames. {@inheritDoc} */
  public DetectedEvent {
    if (end.compareTo(start) < 0) {
      throw new IllegalArgumentException(
          "An event of clip %s ends at %s, before its start at %s.".formatted(clip, end, start));
    }
    hitFrames = hitFrames.map(Set::copyOf);
  }

  /**
   * Event of the fused channel whose place is not compared.
   *
   * @param clip name of the clip
   * @param start timestamp of its first frame
   * @param end timestamp of its last frame
   */
  public DetectedEvent(String clip, Duration start, Duration end) {
    this(clip, ChannelScore.FUSED, start, end, Optional.empty());
  }

  /** {@return the start in seconds} */
  public double startSeconds() {
    return seconds(start);
  }

  /** {@return the end in seconds} */
  public double endSeconds() {
    return seconds(end);
  }

  /** Whether it overlaps a run of abnormal frames in time and, where that is known, in place. */
  boolean matches(GroundTruthEvent event) {
    return overlaps(event.start(), event.end())
        && hitFrames
            .map(
                hits ->
                    hits.stream().anyMatch(f -> f >= event.firstFrame() && f <= event.lastFrame()))
            .orElse(true);
  }

  /** Whether it overlaps a time span in seconds. */
  boolean overlaps(double from, double to) {
    return startSeconds() <= to + EventMetrics.TOLERANCE
        && endSeconds() >= from - EventMetrics.TOLERANCE;
  }

  private static double seconds(Duration time) {
    return time.getSeconds() + time.getNano() * 1e-9;
  }
}
