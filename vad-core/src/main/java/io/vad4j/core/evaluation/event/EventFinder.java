package io.vad4j.core.evaluation.event;

import io.vad4j.AnomalyKind;
import io.vad4j.AnomalyMap;
import io.vad4j.DetectionListener;
import io.vad4j.EventRule;
import io.vad4j.core.evaluation.frame.ScoredClip;
import io.vad4j.core.event.EventTracker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Event detection by hysteresis thresholding of frame scores.
 *
 * @since 0.1.0
 */
public final class EventFinder {
  private static final AnomalyMap NO_MAP = AnomalyMap.of(1, 1, new float[1]);

  private final double threshold;
  private final EventRule rule;

  /**
   * A finder.
   *
   * @param threshold the score at which an event starts
   * @param rule exit ratio, minimum duration and merge gap
   */
  public EventFinder(double threshold, EventRule rule) {
    this.threshold = threshold;
    this.rule = rule;
  }

  /**
   * {@return the events that a detector reports for the scores of a clip: runs of frames that reach
   * the threshold and stay at or above the exit threshold, joined across gaps, then of the minimum
   * duration}
   *
   * @param clip its scores and times
   */
  public List<DetectedEvent> find(ScoredClip clip) {
    List<DetectedEvent> events = new ArrayList<>();
    // A fraction of a negative threshold would lie above it.
    double exitThreshold = Math.min(threshold, rule.exitRatio() * threshold);
    EventTracker tracker =
        new EventTracker(
            threshold,
            exitThreshold,
            rule,
            new EventTracker.StreamIdentity(Optional.empty(), Optional.empty()),
            DetectionListener.eventEnds(
                event -> events.add(new DetectedEvent(clip.name(), event.start(), event.end()))));
    for (int frame = 0; frame < clip.frameCount(); frame++) {
      Duration time = duration(clip.seconds(frame).getAsDouble());
      tracker.update(
          frame, time, clip.score(frame), NO_MAP, AnomalyKind.OTHER, List.of(), List.of());
    }
    tracker.finish();
    return List.copyOf(events);
  }

  private static Duration duration(double seconds) {
    return Duration.ofNanos(Math.round(seconds * 1e9));
  }
}
