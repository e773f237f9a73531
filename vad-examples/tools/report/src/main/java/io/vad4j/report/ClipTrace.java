package io.vad4j.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Scores, labels and events of one clip.
 *
 * @param name the clip's name
 * @param seconds time of each frame, rising
 * @param scores score of each frame
 * @param abnormal label of each frame
 * @param alarms the detected events
 */
public record ClipTrace(
    String name, double[] seconds, double[] scores, boolean[] abnormal, List<Alarm> alarms) {

  /**
   * A time span.
   *
   * @param start first second
   * @param end last second
   * @param description shown as tooltip
   */
  public record Span(double start, double end, String description) {}

  /**
   * Detected event.
   *
   * @param channel name of the channel that raised it
   * @param span its time span
   */
  public record Alarm(String channel, Span span) {}

  /** Validates the lengths. */
  public ClipTrace {
    if (scores.length != seconds.length
        || abnormal.length != seconds.length
        || seconds.length == 0) {
      throw new IllegalArgumentException(
          "Clip %s has %d times, %d scores and %d labels."
              .formatted(name, seconds.length, scores.length, abnormal.length));
    }
    alarms = List.copyOf(alarms);
  }

  int frames() {
    return scores.length;
  }

  /** The clip's length in seconds, up to the last frame. */
  public double end() {
    return seconds[seconds.length - 1];
  }

  /** {@return the abnormal segments, each up to the frame after its last} */
  public List<Span> groundTruthSpans() {
    List<Span> spans = new ArrayList<>();
    int from = 0;
    while (from < abnormal.length) {
      int to = from;
      while (to < abnormal.length && abnormal[to] == abnormal[from]) {
        to++;
      }
      if (abnormal[from]) {
        double start = seconds[from];
        double stop = seconds[Math.min(to, seconds.length - 1)];
        spans.add(
            new Span(
                start, stop, String.format(Locale.ROOT, "abnormal, %.1f to %.1f s", start, stop)));
      }
      from = to;
    }
    return spans;
  }
}
