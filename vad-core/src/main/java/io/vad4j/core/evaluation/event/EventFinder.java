package io.vad4j.core.evaluation.event;

import io.vad4j.EventRule;
import io.vad4j.core.evaluation.frame.ScoredClip;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Event detection by hysteresis thresholding of frame scores.
 *
 * @since 0.1.0
 */
public final class EventFinder {
  private static final double TOLERANCE = 1e-9;

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
   * {@return the events of a clip: runs of frames that reach the threshold and stay above the exit
   * threshold, joined across gaps, of the minimum duration}
   *
   * @param clip its scores and times
   */
  public List<DetectedEvent> find(ScoredClip clip) {
    // A fraction of a negative threshold would lie above it.
    double exitThreshold = Math.min(threshold, rule.exitRatio() * threshold);
    List<double[]> runs = new ArrayList<>();
    int frame = 0;
    while (frame < clip.frameCount()) {
      if (clip.score(frame) < threshold) {
        frame++;
        continue;
      }
      int last = frame;
      while (last + 1 < clip.frameCount()
          && (clip.score(last + 1) >= threshold || clip.score(last + 1) > exitThreshold)) {
        last++;
      }
      addRun(runs, seconds(clip, frame), seconds(clip, last));
      frame = last + 1;
    }
    return runs.stream()
        .map(run -> new DetectedEvent(clip.name(), duration(run[0]), duration(run[1])))
        .toList();
  }

  private void addRun(List<double[]> runs, double start, double end) {
    if (end - start < toSeconds(rule.minDuration()) - TOLERANCE) {
      return;
    }
    double[] last = runs.isEmpty() ? null : runs.get(runs.size() - 1);
    if (last != null && start - last[1] <= toSeconds(rule.mergeGap()) + TOLERANCE) {
      last[1] = end;
    } else {
      runs.add(new double[] {start, end});
    }
  }

  private static double seconds(ScoredClip clip, int frame) {
    return clip.seconds(frame).getAsDouble();
  }

  private static double toSeconds(Duration time) {
    return time.toNanos() * 1e-9;
  }

  private static Duration duration(double seconds) {
    return Duration.ofNanos(Math.round(seconds * 1e9));
  }
}
