package io.vad4j.core.detect;

import io.vad4j.AnomalyEvent;
import io.vad4j.AnomalyMap;
import io.vad4j.Contribution;
import io.vad4j.DetectionListener;
import io.vad4j.EventRule;
import io.vad4j.Region;
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
final class EventTracker {
  private final double enter;
  private final double leave;
  private final EventRule rule;
  private final EventNumbers numbers;
  private final DetectionListener listener;
  private @Nullable AnomalyEvent current;
  private boolean active;
  private boolean started;

  EventTracker(double threshold, EventRule rule, EventNumbers numbers, DetectionListener listener) {
    this.enter = threshold;
    this.leave = threshold * rule.leaveFraction();
    this.rule = rule;
    this.numbers = numbers;
    this.listener = listener;
  }

  /** Takes the next frame's score and gives the event that the frame belongs to, if any. */
  Optional<AnomalyEvent> next(
      long index, Duration time, double score, AnomalyMap map, List<Contribution> contributions) {
    if (current != null && !active && isOver(current, time)) {
      end();
    }
    active = score >= enter || active && score >= leave;
    if (!active) {
      return Optional.empty();
    }
    AnomalyEvent event =
        current == null
            ? begin(index, time, score, map, contributions)
            : extend(current, index, time, score, map, contributions);
    if (!started && longEnough(event)) {
      started = true;
      event = numbered(event, numbers.next());
      listener.eventStarted(event);
    }
    current = event;
    return Optional.of(event);
  }

  private boolean isOver(AnomalyEvent event, Duration now) {
    return now.minus(event.end()).compareTo(rule.mergeGap()) > 0;
  }

  private boolean longEnough(AnomalyEvent event) {
    return event.duration().compareTo(rule.minimumLength()) >= 0;
  }

  private AnomalyEvent begin(
      long index, Duration time, double score, AnomalyMap map, List<Contribution> contributions) {
    return new AnomalyEvent(
        numbers.expected(),
        index,
        index,
        time,
        time,
        index,
        time,
        score,
        place(map),
        contributions);
  }

  private AnomalyEvent extend(
      AnomalyEvent event,
      long index,
      Duration time,
      double score,
      AnomalyMap map,
      List<Contribution> contributions) {
    boolean higher = score > event.peakScore();
    return new AnomalyEvent(
        started ? event.number() : numbers.expected(),
        event.startFrame(),
        index,
        event.start(),
        time,
        higher ? index : event.peakFrame(),
        higher ? time : event.peak(),
        higher ? score : event.peakScore(),
        higher ? place(map) : event.region(),
        higher ? contributions : event.contributions());
  }

  private static AnomalyEvent numbered(AnomalyEvent event, int number) {
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
  void finish() {
    end();
    active = false;
  }

  private void end() {
    AnomalyEvent over = current;
    boolean wasReported = started;
    current = null;
    started = false;
    if (over != null && wasReported) {
      listener.eventEnded(over);
    }
  }

  /** The box around the cells, joined to the highest one, that are more than half as high. */
  private static Region place(AnomalyMap map) {
    return PeakRegion.of(map);
  }
}
