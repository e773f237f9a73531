package io.vad4j.web.live;

import io.vad4j.AnomalyEvent;
import io.vad4j.Detection;
import io.vad4j.Frame;
import io.vad4j.monitor.MonitorListener;
import io.vad4j.monitor.StreamHealth;
import io.vad4j.recording.EventRecorder;
import io.vad4j.web.store.EventStore;
import io.vad4j.web.store.StoredEvent;
import io.vad4j.web.store.StoredHealth;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Listener that keeps the events of all streams of a monitor, each with a thumbnail of its peak and
 * a clip from some seconds before to some seconds after it.
 *
 * <p>Changes of health are kept as well. An event is kept when it ends, with its thumbnail; its
 * clip follows after the post-roll. Clips have at most {@value #MAX_SIDE} pixels a side, one frame
 * a second before and after an event, and every ninth second after the first minute. The pre-roll
 * is held as JPEG images, not as frames. Closed after the monitor.
 *
 * @since 0.1.0
 */
public final class EventArchive implements MonitorListener, AutoCloseable {
  private static final int MAX_SIDE = 640;
  private static final Duration PRE_ROLL = Duration.ofSeconds(5);
  private static final Duration POST_ROLL = Duration.ofSeconds(3);

  private final EventStore store;
  private final Clock clock;
  private final Consumer<StoredEvent> onChange;
  private final Map<String, Camera> cameras = new ConcurrentHashMap<>();

  /**
   * An archive.
   *
   * @param store where events are kept; it is not closed
   * @param clock gives the instants of streams that have none
   * @param onChange called with each event that was kept, and again once it has a clip
   */
  public EventArchive(EventStore store, Clock clock, Consumer<StoredEvent> onChange) {
    this.store = store;
    this.clock = clock;
    this.onChange = onChange;
  }

  /** What is being recorded of one stream. Used by one thread at a time. */
  private final class Camera {
    private final EventRecorder recorder;
    private final FrameThinning thinning = new FrameThinning();
    private final Map<String, String> channels = new HashMap<>();
    private @Nullable Instant clipStart;

    Camera() {
      recorder =
          EventRecorder.builder()
              .clips(store.parts())
              .snapshots(store.parts())
              .preRoll(PRE_ROLL)
              .postRoll(POST_ROLL)
              .maxSide(MAX_SIDE)
              .fileName(event -> StoredEvent.keyOf(event.id()))
              .onComplete(this::complete)
              .build();
    }

    private void complete(AnomalyEvent event, Path file) {
      if (file.toString().endsWith(".mp4")) {
        String key = StoredEvent.keyOf(event.id());
        store.addClip(key, file);
        store.find(key).ifPresent(onChange);
      }
    }

    void write(Frame frame, Optional<Detection> detection) {
      clipStart = clock.instant().minus(frame.timestamp());
      detection.stream()
          .flatMap(found -> found.channels().stream())
          .forEach(
              channel ->
                  channel.event().ifPresent(event -> channels.put(event.id(), channel.name())));
      if (thinning.accept(frame.timestamp(), detection)) {
        recorder.write(frame, detection.filter(found -> FrameThinning.isActive(detection)));
      }
    }

    void end(String name, AnomalyEvent event) {
      recorder.onEventEnd(event);
      Path thumbnail = store.parts().resolve(StoredEvent.keyOf(event.id()) + ".jpg");
      Instant start = clipStart;
      String channel = channels.remove(event.id());
      StoredEvent stored =
          StoredEvent.of(
              name,
              event,
              channel == null ? "" : channel,
              start == null ? clock.instant().minus(event.end()) : start);
      store.add(stored, Files.isRegularFile(thumbnail) ? Optional.of(thumbnail) : Optional.empty());
      store.find(stored.key()).ifPresent(onChange);
    }
  }

  private Camera camera(String stream) {
    return cameras.computeIfAbsent(stream, name -> new Camera());
  }

  @Override
  public void onFrame(String stream, Frame frame, Optional<Detection> detection) {
    camera(stream).write(frame, detection);
  }

  @Override
  public void onEventStart(String stream, AnomalyEvent event) {
    camera(stream).recorder.onEventStart(event);
  }

  @Override
  public void onEventEnd(String stream, AnomalyEvent event) {
    camera(stream).end(stream, event);
  }

  @Override
  public void onHealth(String stream, StreamHealth health) {
    store.addHealth(
        new StoredHealth(
            stream, clock.instant(), health.state(), health.causes(), health.message()));
  }

  /** Completes the clips that are not complete yet. */
  @Override
  public void close() {
    cameras.values().forEach(camera -> camera.recorder.close());
    cameras.clear();
  }
}
