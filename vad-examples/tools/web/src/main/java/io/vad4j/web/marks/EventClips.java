package io.vad4j.web.marks;

import io.vad4j.FrameSource;
import io.vad4j.web.store.EventStore;
import io.vad4j.web.store.StoredEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Parts of the clips of stored events, opened one at a time. */
final class EventClips {
  /** The part of a longer event that is used, from its beginning. */
  private static final Duration MAX_EVENT = Duration.ofMinutes(1);

  private static final Duration MARGIN = Duration.ofSeconds(1);

  /** What is before an event, as short as this, is of no use by itself. */
  private static final int MIN_FRAMES = 40;

  private final EventStore store;

  EventClips(EventStore store) {
    this.store = store;
  }

  /** {@return an event with its surroundings; the caller closes it} */
  Optional<FrameSource> event(StoredEvent event) {
    return store
        .clip(event.key())
        .flatMap(
            clip -> {
              Duration start = store.clipOffset(event.key()).orElse(Duration.ZERO);
              return ClipPart.longest(clip, Duration.ZERO, start.plus(MAX_EVENT), 2);
            });
  }

  /** {@return what comes before an event, if that is long enough; the caller closes it} */
  Optional<FrameSource> before(StoredEvent event) {
    Optional<Path> clip = store.clip(event.key());
    Duration end = store.clipOffset(event.key()).orElse(Duration.ZERO).minus(MARGIN);
    return clip.isEmpty() || end.isNegative()
        ? Optional.empty()
        : ClipPart.longest(clip.get(), Duration.ZERO, end, MIN_FRAMES);
  }

  /** {@return parts of the clips of events that have such a part; to be closed} */
  Parts all(List<StoredEvent> events, Function<StoredEvent, Optional<FrameSource>> part) {
    return new Parts(events, part);
  }

  /** The part of a clip that was opened last is closed before the next is opened. */
  static final class Parts implements Iterable<FrameSource>, AutoCloseable {
    private final List<StoredEvent> events;
    private final Function<StoredEvent, Optional<FrameSource>> part;
    private final List<FrameSource> open = new ArrayList<>();

    private Parts(List<StoredEvent> events, Function<StoredEvent, Optional<FrameSource>> part) {
      this.events = events;
      this.part = part;
    }

    @Override
    public Iterator<FrameSource> iterator() {
      return events.stream()
          .flatMap(
              event -> {
                close();
                Optional<FrameSource> opened = part.apply(event);
                opened.ifPresent(open::add);
                return opened.stream();
              })
          .iterator();
    }

    @Override
    public void close() {
      open.forEach(FrameSource::close);
      open.clear();
    }
  }
}
