package io.vad4j.core.evaluation.event;

import io.vad4j.AnomalyEvent;
import java.time.Duration;

/**
 * Event that a detector reported in a clip.
 *
 * @param clip name of the clip
 * @param start timestamp of its first frame
 * @param end timestamp of its last frame, not before the start
 * @since 0.1.0
 */
public record DetectedEvent(String clip, Duration start, Duration end) {

  /**
   * Validates the order of start and end.
   *
   * @param clip name of the clip
   * @param start timestamp of its first frame
   * @param end timestamp of its last frame
   */
  public DetectedEvent {
    if (end.compareTo(start) < 0) {
      throw new IllegalArgumentException(
          "An event of clip %s ends at %s, before its start at %s.".formatted(clip, end, start));
    }
  }

  /**
   * {@return an event as a detector reports it}
   *
   * @param clip name of the clip
   * @param event the reported event
   */
  public static DetectedEvent of(String clip, AnomalyEvent event) {
    return new DetectedEvent(clip, event.start(), event.end());
  }

  /** {@return the start in seconds} */
  public double startSeconds() {
    return seconds(start);
  }

  /** {@return the end in seconds} */
  public double endSeconds() {
    return seconds(end);
  }

  private static double seconds(Duration time) {
    return time.getSeconds() + time.getNano() * 1e-9;
  }
}
