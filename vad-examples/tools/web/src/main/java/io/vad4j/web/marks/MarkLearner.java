package io.vad4j.web.marks;

import io.vad4j.AnomalyEvent;
import io.vad4j.Detection;
import io.vad4j.DetectionListener;
import io.vad4j.Detector;
import io.vad4j.FrameSource;
import io.vad4j.SyntheticValidation;
import io.vad4j.TrainingException;
import io.vad4j.web.store.EventMark;
import io.vad4j.web.store.EventQuery;
import io.vad4j.web.store.EventStore;
import io.vad4j.web.store.StoredEvent;
import io.vad4j.web.store.StoredHealth;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Extends detectors by the events that people have marked as normal, and measures what that
 * changes. The original detector is extended by all marks of a camera at once, so that taking one
 * back gives what the others give: the same marks and clips give the same detector and figures.
 *
 * @since 0.1.0
 */
public final class MarkLearner {
  /** At most so many of the latest events are judged, and as many clips are pasted into. */
  private static final int MAX_EVENTS = 30;

  private static final int MAX_BACKGROUNDS = 12;
  private static final int FOLDS = 3;
  private static final double MILLIS_PER_HOUR = 3_600_000;

  private final EventStore store;
  private final EventClips clips;

  /**
   * A learner of the events of a store.
   *
   * @param store the store, which is not closed
   */
  public MarkLearner(EventStore store) {
    this.store = store;
    this.clips = new EventClips(store);
  }

  /**
   * {@return the events of a camera that are marked as normal and have a clip, the earliest first}
   *
   * @param camera the name of the camera
   */
  public List<StoredEvent> marked(String camera) {
    return withClips(camera, Optional.of(EventMark.NORMAL), Optional.empty());
  }

  private List<StoredEvent> withClips(
      String camera, Optional<EventMark> mark, Optional<Instant> until) {
    EventQuery query =
        new EventQuery(
            Optional.of(camera),
            Optional.empty(),
            mark,
            "",
            Optional.empty(),
            until.map(instant -> instant.plusMillis(1)),
            EventQuery.MAX_LIMIT);
    return store.find(query).stream()
        .filter(StoredEvent::clip)
        .sorted(Comparator.comparing(StoredEvent::start).thenComparing(StoredEvent::key))
        .toList();
  }

  /**
   * {@return the detector extended by marked events, which the caller closes}
   *
   * @param original the detector as it was fitted
   * @param marked at least one event with a clip
   * @throws io.vad4j.VadException if a clip cannot be read or is too short
   */
  public Detector extend(Detector original, List<StoredEvent> marked) {
    try (EventClips.Parts parts = clips.all(marked, clips::event)) {
      return original.extend(parts);
    }
  }

  /**
   * {@return what changes}
   *
   * @param camera the name of the camera
   * @param original the detector as it was fitted
   * @param extended the detector extended by the marked events
   * @param marked the marked events
   * @param inUse a detector at the operating point in use, which is closed after use
   * @throws io.vad4j.VadException if a clip cannot be read
   */
  public MarkEffect effect(
      String camera,
      Detector original,
      Detector extended,
      List<StoredEvent> marked,
      UnaryOperator<Detector> inUse) {
    List<StoredEvent> events = falseAlarms(camera, marked);
    List<StoredEvent> others =
        latest(
            events.stream().filter(event -> event.mark() == EventMark.NONE).toList(), MAX_EVENTS);
    List<StoredEvent> confirmed = confirmed(camera);
    try (Detector before = inUse.apply(original);
        Detector after = inUse.apply(extended)) {
      int alarms = count(before, others) + count(before, marked);
      MarkEffect.Change falseAlarms =
          new MarkEffect.Change(
              others.size() + marked.size(),
              alarms,
              count(after, others) + countHeldOut(original, marked, inUse));
      MarkEffect.Change found =
          new MarkEffect.Change(
              confirmed.size(), count(before, confirmed), count(after, confirmed));
      List<StoredEvent> backgrounds = latest(events, MAX_BACKGROUNDS);
      SyntheticValidation validBefore = validate(before, backgrounds);
      SyntheticValidation validAfter = validate(after, backgrounds);
      return new MarkEffect(
          marked.size(),
          falseAlarms,
          hours(camera, events, lastOf(marked)),
          new MarkEffect.Change(
              validBefore.cases().size(), detected(validBefore), detected(validAfter)),
          lost(validBefore, validAfter),
          found);
    }
  }

  /** The events that are not marked as anomalies, up to the last mark. */
  private List<StoredEvent> falseAlarms(String camera, List<StoredEvent> marked) {
    return withClips(camera, Optional.empty(), Optional.of(lastOf(marked))).stream()
        .filter(event -> event.mark() != EventMark.CONFIRMED)
        .toList();
  }

  private List<StoredEvent> confirmed(String camera) {
    return latest(
        withClips(camera, Optional.of(EventMark.CONFIRMED), Optional.empty()), MAX_EVENTS);
  }

  private static Instant lastOf(List<StoredEvent> marked) {
    return marked.get(marked.size() - 1).start();
  }

  /** The events that the effect of marks is measured by, as a text. */
  String judged(String camera, List<StoredEvent> marked) {
    return Stream.concat(falseAlarms(camera, marked).stream(), confirmed(camera).stream())
        .map(event -> event.key() + event.mark())
        .collect(Collectors.joining(" "));
  }

  private static List<StoredEvent> latest(List<StoredEvent> events, int limit) {
    return events.subList(Math.max(0, events.size() - limit), events.size());
  }

  /** The time from when the camera was first seen, a day back at most, to the last event. */
  private double hours(String camera, List<StoredEvent> events, Instant last) {
    Instant day = last.minus(Duration.ofDays(1));
    Instant first =
        Stream.concat(
                store.health(day).stream()
                    .filter(health -> health.camera().equals(camera))
                    .map(StoredHealth::instant),
                events.stream().map(StoredEvent::start).filter(start -> start.isAfter(day)))
            .min(Comparator.naturalOrder())
            .orElse(last);
    return Duration.between(first, last).toMillis() / MILLIS_PER_HOUR;
  }

  /** How many of the events a detector reports when it reads their clips. */
  private int count(Detector detector, List<StoredEvent> events) {
    return (int) events.stream().filter(event -> alarms(detector, event)).count();
  }

  private boolean alarms(Detector detector, StoredEvent event) {
    Optional<FrameSource> clip = clips.event(event);
    if (clip.isEmpty()) {
      return false;
    }
    StartCounter counter = new StartCounter();
    try (FrameSource source = clip.get();
        Stream<Detection> detections = detector.detect(source, counter)) {
      return detections.anyMatch(detection -> counter.started) || counter.started;
    }
  }

  private static final class StartCounter implements DetectionListener {
    private boolean started;

    @Override
    public void onEventStart(AnomalyEvent event) {
      started = true;
    }
  }

  /** How many of the marked events alarm, each when the others were learned. */
  private int countHeldOut(
      Detector original, List<StoredEvent> marked, UnaryOperator<Detector> inUse) {
    int alarms = 0;
    for (int fold = 0; fold < Math.min(FOLDS, marked.size()); fold++) {
      List<StoredEvent> held = new ArrayList<>();
      List<StoredEvent> learned = new ArrayList<>();
      for (int i : IntStream.range(0, marked.size()).toArray()) {
        (i % FOLDS == fold ? held : learned).add(marked.get(i));
      }
      if (learned.isEmpty()) {
        try (Detector unchanged = inUse.apply(original)) {
          alarms += count(unchanged, held);
        }
      } else {
        try (Detector partly = extend(original, learned);
            Detector used = inUse.apply(partly)) {
          alarms += count(used, held);
        }
      }
    }
    return alarms;
  }

  private SyntheticValidation validate(Detector detector, List<StoredEvent> backgrounds) {
    try (EventClips.Parts parts = clips.all(backgrounds, clips::before)) {
      return detector.validate(parts);
    } catch (TrainingException e) {
      // Too little video is before the events.
      return SyntheticValidation.none();
    }
  }

  private static int detected(SyntheticValidation validation) {
    return (int) validation.cases().stream().filter(SyntheticValidation.Case::detected).count();
  }

  private static List<String> lost(SyntheticValidation before, SyntheticValidation after) {
    return IntStream.range(0, Math.min(before.cases().size(), after.cases().size()))
        .filter(i -> before.cases().get(i).detected() && !after.cases().get(i).detected())
        .mapToObj(before.cases()::get)
        .map(missed -> missed.kind() + ": " + missed.clip())
        .toList();
  }
}
