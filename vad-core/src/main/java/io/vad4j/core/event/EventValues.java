package io.vad4j.core.event;

import io.vad4j.AnomalyEvent;
import io.vad4j.AnomalyKind;
import io.vad4j.AnomalyRegion;
import io.vad4j.BoundingBox;
import io.vad4j.ScorerContribution;
import io.vad4j.StateArchive;
import io.vad4j.TrackPoint;
import io.vad4j.core.signal.StateValues;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Events in the state of a stream. */
final class EventValues {
  private static final BoundingBox NO_BOX = new BoundingBox(0, 0, 0, 0);
  private static final AnomalyRegion NO_REGION = AnomalyRegion.of(NO_BOX, 0, AnomalyKind.OTHER);
  private static final TrackPoint NO_POINT = new TrackPoint(0, Duration.ZERO, List.of());
  private static final ScorerContribution NO_CONTRIBUTION =
      new ScorerContribution("", AnomalyKind.OTHER, 0, 0);

  private EventValues() {}

  /** The event, or the one that was written, without stream and track; null for none. */
  static @Nullable AnomalyEvent event(StateArchive archive, @Nullable AnomalyEvent event) {
    if (!archive.value(event != null)) {
      return null;
    }
    AnomalyEvent present = event == null ? placeholder() : event;
    List<ScorerContribution> contributions = new ArrayList<>(present.contributions());
    AnomalyEvent.Builder builder =
        AnomalyEvent.builder()
            .number(archive.value(present.number()))
            .id(archive.value(present.id()))
            .kind(kind(archive, present.kind()))
            .start(archive.value(present.startFrame()), StateValues.time(archive, present.start()))
            .end(archive.value(present.endFrame()), StateValues.time(archive, present.end()))
            .peak(
                archive.value(present.peakFrame()),
                StateValues.time(archive, present.peak()),
                archive.value(present.peakScore()))
            .region(box(archive, present.region()));
    list(archive, contributions, EventValues::contribution);
    return builder.contributions(contributions).build();
  }

  private static AnomalyEvent placeholder() {
    return AnomalyEvent.builder()
        .number(1)
        .start(0, Duration.ZERO)
        .end(0, Duration.ZERO)
        .peak(0, Duration.ZERO, 0)
        .region(NO_BOX)
        .build();
  }

  /** A point of a track, or the one that was written; null when reading. */
  static TrackPoint point(StateArchive archive, @Nullable TrackPoint point) {
    TrackPoint present = point == null ? NO_POINT : point;
    List<AnomalyRegion> regions = new ArrayList<>(present.regions());
    long frame = archive.value(present.frame());
    Duration timestamp = StateValues.time(archive, present.timestamp());
    list(archive, regions, EventValues::region);
    return new TrackPoint(frame, timestamp, regions);
  }

  private static AnomalyRegion region(StateArchive archive, @Nullable AnomalyRegion region) {
    AnomalyRegion present = region == null ? NO_REGION : region;
    return AnomalyRegion.of(
        box(archive, present.box()), archive.value(present.score()), kind(archive, present.kind()));
  }

  private static ScorerContribution contribution(
      StateArchive archive, @Nullable ScorerContribution contribution) {
    ScorerContribution present = contribution == null ? NO_CONTRIBUTION : contribution;
    return new ScorerContribution(
        archive.value(present.scorer()),
        kind(archive, present.kind()),
        archive.value(present.surprisal()),
        archive.value(present.weight()));
  }

  private static BoundingBox box(StateArchive archive, BoundingBox box) {
    return new BoundingBox(
        archive.value(box.x()),
        archive.value(box.y()),
        archive.value(box.width()),
        archive.value(box.height()));
  }

  private static AnomalyKind kind(StateArchive archive, AnomalyKind kind) {
    return AnomalyKind.valueOf(archive.value(kind.name()));
  }

  /** Writes the elements of a list, or replaces them by those that were written. */
  static <T> void list(
      StateArchive archive, List<T> values, BiFunction<StateArchive, @Nullable T, T> element) {
    int count = archive.value(values.size());
    if (archive.isReading()) {
      values.clear();
    }
    for (int i = 0; i < count; i++) {
      T value = element.apply(archive, archive.isReading() ? null : values.get(i));
      if (archive.isReading()) {
        values.add(value);
      }
    }
  }
}
