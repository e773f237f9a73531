package io.vad4j.core.event;

import io.vad4j.EventRule;
import io.vad4j.core.signal.ScoreSeries;
import java.util.ArrayList;
import java.util.List;

/** Counts the events that an {@link EventTracker} would report, from scores alone. */
final class EventCounter {
  private EventCounter() {}

  /** The number of events of clips. */
  static int count(List<ScoreSeries> clips, double entry, double exit, EventRule rule) {
    return clips.stream().mapToInt(clip -> count(clip, entry, Math.min(entry, exit), rule)).sum();
  }

  private static int count(ScoreSeries clip, double entry, double exit, EventRule rule) {
    double minDuration = rule.minDuration().toNanos() / 1e9;
    double mergeGap = rule.mergeGap().toNanos() / 1e9;
    int count = 0;
    boolean active = false;
    boolean reported = false;
    double start = Double.NEGATIVE_INFINITY;
    double end = Double.NEGATIVE_INFINITY;
    double lastInterval = Double.POSITIVE_INFINITY;
    int length = clip.scores().length;
    for (int i = 0; i < length; i++) {
      double score = clip.scores()[i];
      double time = clip.seconds()[i];
      boolean wasActive = active;
      active = score >= entry || wasActive && score >= exit;
      if (active) {
        if (!wasActive && time - end > mergeGap) {
          start = time;
          reported = false;
        }
        end = time;
      }
      double interval = i + 1 < length ? clip.seconds()[i + 1] - time : lastInterval;
      if (active && interval >= EventTracker.RARE_FRAMES_SECONDS && interval <= 2 * lastInterval) {
        end = interval < Double.POSITIVE_INFINITY ? time + interval : end;
      }
      lastInterval = interval;
      if (active && !reported && end - start >= minDuration) {
        reported = true;
        count++;
      }
    }
    return count;
  }

  /**
   * The index of dispersion of the number of events in pieces of the clips: 1 where events are
   * independent, larger where they cluster.
   *
   * @param minPieces the least number of pieces
   */
  static double dispersion(
      List<ScoreSeries> clips, double entry, double exit, EventRule rule, int minPieces) {
    List<ScoreSeries> pieces = new ArrayList<>();
    int perClip = Math.max(1, (minPieces + clips.size() - 1) / clips.size());
    for (ScoreSeries clip : clips) {
      int length = clip.scores().length;
      for (int piece = 0; piece < perClip; piece++) {
        pieces.add(clip.slice(length * piece / perClip, length * (piece + 1) / perClip));
      }
    }
    double seconds = pieces.stream().mapToDouble(ScoreSeries::duration).sum();
    double rate = count(pieces, entry, exit, rule) / seconds;
    double squares = 0;
    for (ScoreSeries piece : pieces) {
      double expected = rate * piece.duration();
      double deviation = count(List.of(piece), entry, exit, rule) - expected;
      squares += expected > 0 ? deviation * deviation / expected : 0;
    }
    return Math.max(1, squares / Math.max(1, pieces.size() - 1));
  }
}
