package io.vad4j.core.evaluate;

import io.vad4j.EventRule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Makes events of frame scores: for scores that came without events of their own. */
final class EventFinder {
  private static final double SLACK = 1e-9;

  private final double threshold;
  private final EventRule rule;

  EventFinder(double threshold, EventRule rule) {
    this.threshold = threshold;
    this.rule = rule;
  }

  /**
   * Runs that reach the threshold and stay above the fraction of it that ends them, of the minimum
   * length from their first to their last frame, joined across gaps.
   */
  List<FoundEvent> find(ScoredClip clip) {
    // A fraction of a negative threshold would lie above it.
    double leave = Math.min(threshold, rule.leaveFraction() * threshold);
    List<double[]> runs = new ArrayList<>();
    int frame = 0;
    while (frame < clip.frames()) {
      if (clip.score(frame) < threshold) {
        frame++;
        continue;
      }
      int last = frame;
      while (last + 1 < clip.frames()
          && (clip.score(last + 1) >= threshold || clip.score(last + 1) > leave)) {
        last++;
      }
      addRun(runs, seconds(clip, frame), seconds(clip, last));
      frame = last + 1;
    }
    return runs.stream()
        .map(run -> new FoundEvent(clip.name(), duration(run[0]), duration(run[1])))
        .toList();
  }

  private void addRun(List<double[]> runs, double start, double end) {
    if (end - start < toSeconds(rule.minimumLength()) - SLACK) {
      return;
    }
    double[] last = runs.isEmpty() ? null : runs.get(runs.size() - 1);
    if (last != null && start - last[1] <= toSeconds(rule.mergeGap()) + SLACK) {
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
