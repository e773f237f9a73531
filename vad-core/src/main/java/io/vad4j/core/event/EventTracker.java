package io.vad4j.core.event;

import io.vad4j.AnomalyEvent;
import io.vad4j.AnomalyMap;
import io.vad4j.BoundingBox;
import io.vad4j.DetectionListener;
import io.vad4j.EventRule;
import io.vad4j.ScorerContribution;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes events of abnormal frames, with hysteresis: an event begins when the score reaches the
 * threshold, goes on while it stays above a lower one, and is over when it has stayed below that
 * for longer than the merge gap. An event that is not yet long enough to be reported has the number
 * that the next one will have. One for each stream and panel.
 */
public final class EventTracker {
  private final double entryThreshold;
  private final double exitThreshold;
  private final EventRule rule;
  private final EventCounter counter;
  private final DetectionListener listener;
  private @Nullable AnomalyEvent current;
  private boolean active;
  private boolean reported;

  public EventTracker(
      double threshold, EventRule rule, EventCounter counter, DetectionListener listener) {
    this.entryThreshold = threshold;
    this.exitThreshold = threshold * rule.exitRatio();
    this.rule = rule;
    this.counter = counter;
    this.listener = listener;
  }

  /** Takes the next frame's score and gives the event that the frame belongs to, if any. */
  public Optional<AnomalyEvent> update(
      long index,
      Duration time,
      double score,
      AnomalyMap map,
      List<ScorerContribution> contributions) {
    if (current != null && !active && isOver(current, time)) {
      end();
    }
    active = score >= entryThreshold || active && score >= exitThreshold;
    if (!active) {
      return Optional.empty();
    }
    AnomalyEvent event =
        current == null
            ? begin(index, time, score, map, contributions)
            : extend(current, index, time, score, map, contributions);
    if (!reported && isLongEnough(event)) {
      reported = true;
      event = withNumber(event, counter.increment());
      listener.onEventStart(event);
    }
    current = event;
    return Optional.of(event);
  }

  private boolean isOver(AnomalyEvent event, Duration now) {
    return now.minus(event.end()).compareTo(rule.mergeGap()) > 0;
  }

  private boolean isLongEnough(AnomalyEvent event) {
    return event.duration().compareTo(rule.minDuration()) >= 0;
  }

  private AnomalyEvent begin(
      long index,
      Duration time,
      double score,
      AnomalyMap map,
      List<ScorerContribution> contributions) {
    return new AnomalyEvent(
        counter.peekNext(),
        index,
        index,
        time,
        time,
        index,
        time,
        score,
        regionOf(map),
        contributions);
  }

  private AnomalyEvent extend(
      AnomalyEvent event,
      long index,
      Duration time,
      double score,
      AnomalyMap map,
      List<ScorerContribution> contributions) {
    boolean higher = score > event.peakScore();
    return new AnomalyEvent(
        reported ? event.number() : counter.peekNext(),
        event.startFrame(),
        index,
        event.start(),
        time,
        higher ? index : event.peakFrame(),
        higher ? time : event.peak(),
        higher ? score : event.peakScore(),
        higher ? regionOf(map) : event.region(),
        higher ? contributions : event.contributions());
  }

  private static AnomalyEvent withNumber(AnomalyEvent event, int number) {
    return new AnomalyEvent(
        number,
        event.startFrame(),
        event.endFrame(),
        event.start(),
        event.end(),
        event.peakFrame(),
        event.peak(),
        event.peakScore(),
        event.region(),
        event.contributions());
  }

  /** Ends the clip: an event that is open or might still be continued is over. */
  public void finish() {
    end();
    active = false;
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

  /** The box around the cells, joined to the highest one, that are more than half as high. */
  private static BoundingBox regionOf(AnomalyMap map) {
    return PeakRegion.of(map);
  }
}
