package io.vad4j.web.digest;

import io.vad4j.AnomalyKind;
import io.vad4j.monitor.HealthCause;
import io.vad4j.web.store.EventMark;
import io.vad4j.web.store.EventQuery;
import io.vad4j.web.store.EventStore;
import io.vad4j.web.store.StoredEvent;
import io.vad4j.web.store.StoredHealth;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Digest of a time: events by camera and kind, marks, and health. Immutable.
 *
 * @param from when it begins
 * @param to when it ends
 * @param cameras the cameras that have events or changes of health, by name
 * @param events the events, the latest first
 * @since 0.1.0
 */
public record Digest(
    Instant from, Instant to, List<CameraDigest> cameras, List<StoredEvent> events) {

  /**
   * Digest of one camera. Immutable.
   *
   * @param name its name
   * @param kinds the number of events of each kind
   * @param marks the number of events of each mark
   * @param health the last change of its health, if there was one
   * @param causes how often each cause of bad health was reported anew
   */
  public record CameraDigest(
      String name,
      Map<AnomalyKind, Integer> kinds,
      Map<EventMark, Integer> marks,
      Optional<StoredHealth> health,
      Map<HealthCause, Integer> causes) {

    /** {@return the number of events} */
    public int events() {
      return kinds.values().stream().mapToInt(Integer::intValue).sum();
    }
  }

  /** Copies the lists. {@inheritDoc} */
  public Digest {
    cameras = List.copyOf(cameras);
    events = List.copyOf(events);
  }

  /**
   * {@return the digest of a store}
   *
   * @param store where events are kept
   * @param from when it begins
   * @param to when it ends
   */
  public static Digest of(EventStore store, Instant from, Instant to) {
    List<StoredEvent> events =
        store.find(
            new EventQuery(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "",
                Optional.of(from),
                Optional.of(to),
                EventQuery.MAX_LIMIT));
    Map<String, List<StoredEvent>> byCamera = new TreeMap<>();
    events.forEach(
        event -> byCamera.computeIfAbsent(event.camera(), name -> new ArrayList<>()).add(event));
    Map<String, List<StoredHealth>> health = new TreeMap<>();
    for (StoredHealth change : store.health(from)) {
      if (change.instant().isBefore(to)) {
        health.computeIfAbsent(change.camera(), name -> new ArrayList<>()).add(change);
        byCamera.computeIfAbsent(change.camera(), name -> new ArrayList<>());
      }
    }
    List<CameraDigest> cameras = new ArrayList<>();
    byCamera.forEach(
        (name, own) -> cameras.add(camera(name, own, health.getOrDefault(name, List.of()))));
    return new Digest(from, to, cameras, events);
  }

  private static CameraDigest camera(
      String name, List<StoredEvent> events, List<StoredHealth> changes) {
    Map<AnomalyKind, Integer> kinds = new EnumMap<>(AnomalyKind.class);
    Map<EventMark, Integer> marks = new EnumMap<>(EventMark.class);
    for (StoredEvent event : events) {
      kinds.merge(event.kind(), 1, Integer::sum);
      marks.merge(event.mark(), 1, Integer::sum);
    }
    Map<HealthCause, Integer> causes = new EnumMap<>(HealthCause.class);
    List<HealthCause> before = List.of();
    for (StoredHealth change : changes) {
      for (HealthCause cause : change.causes()) {
        if (!before.contains(cause)) {
          causes.merge(cause, 1, Integer::sum);
        }
      }
      before = change.causes();
    }
    Optional<StoredHealth> last =
        changes.isEmpty() ? Optional.empty() : Optional.of(changes.get(changes.size() - 1));
    return new CameraDigest(name, kinds, marks, last, causes);
  }
}
