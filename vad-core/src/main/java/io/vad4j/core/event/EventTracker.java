package io.vad4j.core.event;

import io.vad4j.AnomalyEvent;
import io.vad4j.AnomalyKind;
import io.vad4j.AnomalyMap;
import io.vad4j.AnomalyRegion;
import io.vad4j.DetectionListener;
import io.vad4j.EventRule;
import io.vad4j.Restorable;
import io.vad4j.ScorerContribution;
import io.vad4j.StateArchive;
import io.vad4j.core.signal.StateValues;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Events from frame scores by hysteresis thresholding: an event starts when the score reaches the
 * entry threshold, continues while the score stays at or above the exit threshold, and ends when
 * the score has been below it for longer than the merge gap. An event that is not yet long enough
 * to be reported has the number that the next one will have. Not thread-safe; one for each stream
 * and channel.
 */
public final class EventTracker implements Restorable {
  /** Seconds between frames from which events last to the next frame. */
  static final double RARE_FRAMES_SECONDS = 0.2;

  private static final Duration RARE_FRAMES = Duration.ofMillis(200);

  private final double entryThreshold;
  private final double exitThreshold;
  private final EventRule rule;
  private final StreamIdentity stream;
  private final DetectionListener listener;
  private RegionTrack track = new RegionTrack();
  private @Nullable AnomalyEvent current;
  private @Nullable Duration lastTime;
  private @Nullable Duration lastInterval;
  private boolean active;
  private boolean reported;

  /**
   * What the events of all channels of one stream share: its name, the instant of time 0 of its
   * clip, and the number of events that were reported, from 1.
   */
  public static final class StreamIdentity implements Restorable {
    private final Optional<String> name;
    private String idPrefix;
    private Optional<Instant> clipStart;
    private int count;

    /** A stream; the identifiers of a named one are unique among all streams of that name. */
    public StreamIdentity(Optional<String> name, Optional<Instant> start) {
      this.name = name;
      this.clipStart = start;
      this.idPrefix =
          name.isEmpty() && start.isEmpty()
              ? ""
              : name.map(text -> text + "-").orElse("") + start.orElseGet(Instant::now) + "-";
    }

    public Optional<String> name() {
      return name;
    }

    public Optional<Instant> clipStart() {
      return clipStart;
    }

    /** Sets the instant of time 0 of the next clip. */
    public void setClipStart(Optional<Instant> instant) {
      clipStart = instant;
    }

    @Override
    public void exchange(StateArchive archive) {
      idPrefix = archive.value(idPrefix);
      clipStart = StateValues.instant(archive, clipStart);
      count = archive.value(count);
    }

    private AnomalyEvent.Builder number(AnomalyEvent.Builder event, int number) {
      return event.number(number).id(idPrefix + number);
    }
  }

  public EventTracker(
      double entryThreshold,
      double exitThreshold,
      EventRule rule,
      StreamIdentity stream,
      DetectionListener listener) {
    this.entryThreshold = entryThreshold;
    this.exitThreshold = exitThreshold;
    this.rule = rule;
    this.stream = stream;
    this.listener = listener;
  }

  /** Updates with the next frame; the event that the frame belongs to, if any. */
  public Optional<AnomalyEvent> update(
      long index,
      Duration timestamp,
      double score,
      AnomalyMap map,
      AnomalyKind kind,
      List<ScorerContribution> contributions,
      List<AnomalyRegion> regions) {
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
    event = event.toBuilder().track(track.add(index, timestamp, regions)).build();
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
    AnomalyEvent numbered = stream.number(event.toBuilder(), ++stream.count).build();
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
    track = new RegionTrack();
    return stream.number(AnomalyEvent.builder(), stream.count + 1).stream(
            stream.name(), stream.clipStart())
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
      stream.number(extended, stream.count + 1);
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

  @Override
  public void exchange(StateArchive archive) {
    lastTime = StateValues.duration(archive, lastTime);
    lastInterval = StateValues.duration(archive, lastInterval);
    active = archive.value(active);
    reported = archive.value(reported);
    AnomalyEvent open = EventValues.event(archive, current);
    if (open == null) {
      current = null;
      return;
    }
    track.exchange(archive);
    current =
        open.toBuilder().stream(stream.name(), stream.clipStart()).track(track.points()).build();
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
