package io.vad4j.core.event;

import io.vad4j.AnomalyEvent;
import io.vad4j.AnomalyKind;
import io.vad4j.AnomalyMap;
import io.vad4j.DetectionListener;
import io.vad4j.EventRule;
import io.vad4j.ScorerContribution;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Events from frame scores by hysteresis thresholding: an event starts when the score reaches the
 * threshold, continues while the score stays at or above the exit threshold, and ends when the
 * score has been below it for longer than the merge gap. An event that is not yet long enough to be
 * reported has the number that the next one will have. Not thread-safe; one for each stream and
 * channel.
 */
public final class EventTracker {
  /** From this frame interval on, events last to the next frame. */
  private static final Duration RARE_FRAMES = Duration.ofMillis(200);

  private final double entryThreshold;
  private final double exitThreshold;
  private final EventRule rule;
  private final Counter counter;
  private final DetectionListener listener;
  private @Nullable AnomalyEvent current;
  private @Nullable Duration lastTime;
  private @Nullable Duration lastInterval;
  private boolean active;
  private boolean reported;

  /** Numbers the events of all channels of one stream in the order of their reports, from 1. */
  public static final class Counter {
    private int count;

    private int peekNext() {
      return count + 1;
    }

    private int increment() {
      return ++count;
    }

    /** Starts anew at 1. */
    public void reset() {
      count = 0;
    }
  }

  public EventTracker(
      double threshold, EventRule rule, Counter counter, DetectionListener listener) {
    this.entryThreshold = threshold;
    this.exitThreshold = threshold * rule.exitRatio();
    this.rule = rule;
    this.counter = counter;
    this.listener = listener;
  }

  /** Updates with the next frame; the event that the frame belongs to, if any. */
  public Optional<AnomalyEvent> update(
      long index,
      Duration timestamp,
      double score,
      AnomalyMap map,
      AnomalyKind kind,
      List<ScorerContribution> contributions) {
    if (lastTime != null) {
      Duration interval = timestamp.minus(lastTime);
      if (lastInterval == null || interval.compareTo(lastInterval.multipliedBy(2)) <= 0) {
        extendBy(interval);
      }
      lastInterval = interval;
    }
    lastTime = timestamp;
    if (current != null && !active && isOver(current, timestamp)) {
      end();
    }
    active = score >= entryThreshold || active && score >= exitThreshold;
    if (!active) {
      return Optional.empty();
    }
    AnomalyEvent event =
        current == null
            ? begin(index, timestamp, score, map, kind, contributions)
            : extend(current, index, timestamp, score, map, kind, contributions);
    current = !reported && isLongEnough(event) ? report(event) : event;
    return Optional.of(current);
  }

  /**
   * Lets the last frame of an event last to the next one where frames are rare: at one frame a
   * second, one anomalous frame is an event of a second. A gap is no frame interval.
   */
  private void extendBy(Duration interval) {
    AnomalyEvent event = current;
    if (event == null || !active || interval.compareTo(RARE_FRAMES) < 0) {
      return;
    }
    event = event.toBuilder().end(event.endFrame(), event.end().plus(interval)).build();
    current = !reported && isLongEnough(event) ? report(event) : event;
  }

  /** Reports the start of an event; its number is the next one from now on. */
  private AnomalyEvent report(AnomalyEvent event) {
    reported = true;
    AnomalyEvent numbered = event.toBuilder().number(counter.increment()).build();
    listener.onEventStart(numbered);
    return numbered;
  }

  private boolean isOver(AnomalyEvent event, Duration now) {
    return now.minus(event.end()).compareTo(rule.mergeGap()) > 0;
  }

  private boolean isLongEnough(AnomalyEvent event) {
    return event.duration().compareTo(rule.minDuration()) >= 0;
  }

  private AnomalyEvent begin(
      long index,
      Duration timestamp,
      double score,
      AnomalyMap map,
      AnomalyKind kind,
      List<ScorerContribution> contributions) {
    return AnomalyEvent.builder()
        .number(counter.peekNext())
        .kind(kind)
        .start(index, timestamp)
        .end(index, timestamp)
        .peak(index, timestamp, score)
        .region(MapRegions.peak(map))
        .contributions(contributions)
        .build();
  }

  private AnomalyEvent extend(
      AnomalyEvent event,
      long index,
      Duration timestamp,
      double score,
      AnomalyMap map,
      AnomalyKind kind,
      List<ScorerContribution> contributions) {
    AnomalyEvent.Builder extended = event.toBuilder().end(index, timestamp);
    if (!reported) {
      extended.number(counter.peekNext());
    }
    if (score > event.peakScore()) {
      extended
          .kind(kind)
          .peak(index, timestamp, score)
          .region(MapRegions.peak(map))
          .contributions(contributions);
    }
    return extended.build();
  }

  /** Ends the clip and with it an event that is open or within its merge gap. */
  public void finish() {
    if (lastInterval != null) {
      extendBy(lastInterval);
    }
    end();
    active = false;
    lastTime = null;
    lastInterval = null;
  }

  private void end() {
    AnomalyEvent finished = current;
    boolean wasReported = reported;
    current = null;
    reported = false;
    if (finished != null && wasReported) {
      listener.onEventEnd(finished);
    }
  }
}
