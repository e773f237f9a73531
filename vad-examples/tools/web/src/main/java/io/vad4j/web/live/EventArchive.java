package io.vad4j.web.live;

import io.vad4j.AnomalyEvent;
import io.vad4j.AnomalyKind;
import io.vad4j.Detection;
import io.vad4j.Frame;
import io.vad4j.FrameSource;
import io.vad4j.monitor.MonitorListener;
import io.vad4j.monitor.StreamHealth;
import io.vad4j.recording.EventRecorder;
import io.vad4j.video.EncodedVideo;
import io.vad4j.web.store.EventStore;
import io.vad4j.web.store.StoredEvent;
import io.vad4j.web.store.StoredHealth;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Listener that keeps the events of all streams of a monitor, each with a thumbnail of its peak and
 * a clip from some seconds before to some seconds after it.
 *
 * <p>Changes of health are kept as well. An event is kept when it ends, with its thumbnail; its
 * clip follows after the post-roll. Clips are cut from the encoded video of a {@linkplain
 * #setSource source} that has one which browsers play, and hold at most its first minutes. Those of
 * other sources are encoded, with at most {@value #MAX_SIDE} pixels a side, one frame a second
 * before and after an event, and every ninth second after the first minute; what comes before an
 * event is held as JPEG images. Closed after the monitor.
 *
 * @since 0.1.0
 */
public final class EventArchive implements MonitorListener, AutoCloseable {
  private static final int MAX_SIDE = 640;
  private static final Duration PRE_ROLL = Duration.ofSeconds(5);
  private static final Duration POST_ROLL = Duration.ofSeconds(3);

  /** The time before the event of a stationary object, so that it is seen to arrive. */
  private static final Duration STAY_PRE_ROLL = Duration.ofSeconds(30);

  private static final Duration MAX_CLIP = Duration.ofMinutes(3);

  /** How long packets are kept: an event is reported some time after it began. */
  private static final Duration KEPT = STAY_PRE_ROLL.plusSeconds(15);

  private static final long KEPT_BYTES = 32L << 20;

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

  /** A file of a clip, and when its event begins in it. */
  private record Clip(Path file, Duration offset) {
    Clip {
      offset = offset.isNegative() ? Duration.ZERO : offset;
    }
  }

  /** What is being recorded of one stream. Frames and events come from one thread at a time. */
  private final class Camera {
    private final EventRecorder snapshots =
        EventRecorder.builder()
            .snapshots(store.parts())
            .maxSide(MAX_SIDE)
            .fileName(event -> StoredEvent.keyOf(event.id()))
            .build();
    private final FrameThinning thinning = new FrameThinning();
    private final Map<String, String> channels = new HashMap<>();
    private final Map<String, EncodedVideo.Clip> clips = new HashMap<>();
    private final Map<String, Duration> offsets = new HashMap<>();

    /** Clips that are complete before their events are; guarded by this. */
    private final Map<String, Clip> early = new HashMap<>();

    /** Times of the last frames that were encoded. */
    private final Deque<Duration> times = new ArrayDeque<>();

    private volatile @Nullable EncodedVideo encoded;
    private @Nullable EventRecorder encoder;
    private @Nullable Instant clipStart;

    void setSource(FrameSource source) {
      EncodedVideo video = EncodedVideo.of(source).orElse(null);
      if (video != null) {
        video.keep(KEPT, KEPT_BYTES);
      }
      encoded = video;
    }

    /** The recorder of clips of a source without encoded video. */
    private EventRecorder encoder() {
      EventRecorder current = encoder;
      if (current == null) {
        current =
            EventRecorder.builder()
                .clips(store.parts())
                .preRoll(PRE_ROLL)
                .postRoll(POST_ROLL)
                .maxSide(MAX_SIDE)
                .overlay(false)
                .fileName(event -> StoredEvent.keyOf(event.id()))
                .onComplete(
                    (event, file) ->
                        addClip(
                            StoredEvent.keyOf(event.id()),
                            new Clip(
                                file,
                                Objects.requireNonNullElse(
                                    offsets.remove(event.id()), Duration.ZERO))))
                .build();
        encoder = current;
      }
      return current;
    }

    private void addClip(String key, Clip clip) {
      store.addClip(key, clip.file(), clip.offset());
      store.find(key).ifPresent(onChange);
    }

    void write(Frame frame, Optional<Detection> detection) {
      clipStart = clock.instant().minus(frame.timestamp());
      detection.stream()
          .flatMap(found -> found.channels().stream())
          .forEach(
              channel ->
                  channel.event().ifPresent(event -> channels.put(event.id(), channel.name())));
      if (FrameThinning.isActive(detection)) {
        snapshots.write(frame, detection);
      }
      if (encoded == null && thinning.accept(frame.timestamp(), detection)) {
        times.addLast(frame.timestamp());
        Duration oldest = frame.timestamp().minus(PRE_ROLL.multipliedBy(2));
        times.removeIf(time -> time.compareTo(oldest) < 0 || time.compareTo(frame.timestamp()) > 0);
        encoder().write(frame, Optional.empty());
      }
    }

    void start(AnomalyEvent event) {
      snapshots.onEventStart(event);
      EncodedVideo video = encoded;
      if (video == null) {
        Duration from = event.start().minus(PRE_ROLL);
        Duration first =
            times.stream()
                .filter(time -> time.compareTo(from) >= 0)
                .findFirst()
                .orElse(event.start());
        offsets.put(event.id(), event.start().minus(first));
        encoder().onEventStart(event);
        return;
      }
      String key = StoredEvent.keyOf(event.id());
      Duration preRoll = event.kind() == AnomalyKind.STATIONARY_OBJECT ? STAY_PRE_ROLL : PRE_ROLL;
      Path file = store.parts().resolve(key + ".mp4");
      video
          .startClip(
              file,
              event.start().minus(preRoll),
              MAX_CLIP,
              done -> complete(key, new Clip(file, event.start().minus(done.start()))))
          .ifPresent(clip -> clips.put(event.id(), clip));
    }

    /** Keeps a clip, once its event is kept. */
    private void complete(String key, Clip clip) {
      synchronized (this) {
        if (store.find(key).isEmpty()) {
          early.put(key, clip);
          return;
        }
      }
      addClip(key, clip);
    }

    void end(String name, AnomalyEvent event) {
      snapshots.onEventEnd(event);
      String key = StoredEvent.keyOf(event.id());
      Path thumbnail = store.parts().resolve(key + ".jpg");
      Instant start = clipStart;
      String channel = channels.remove(event.id());
      StoredEvent stored =
          StoredEvent.of(
              name,
              event,
              channel == null ? "" : channel,
              start == null ? clock.instant().minus(event.end()) : start);
      Clip clip;
      synchronized (this) {
        store.add(
            stored, Files.isRegularFile(thumbnail) ? Optional.of(thumbnail) : Optional.empty());
        clip = early.remove(key);
      }
      store.find(key).ifPresent(onChange);
      if (clip != null) {
        addClip(key, clip);
      }
      EncodedVideo.Clip recording = clips.remove(event.id());
      if (recording != null) {
        recording.endAt(event.end().plus(POST_ROLL));
      } else if (encoder != null) {
        encoder.onEventEnd(event);
      }
    }

    void close() {
      clips.values().forEach(EncodedVideo.Clip::close);
      snapshots.close();
      if (encoder != null) {
        encoder.close();
      }
    }
  }

  /**
   * Sets the source of a stream, of which clips are cut from now on where browsers play its video.
   * Called each time that it is opened.
   *
   * @param stream the name of the stream
   * @param source its source, which is read by the monitor
   */
  public void setSource(String stream, FrameSource source) {
    camera(stream).setSource(source);
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
    camera(stream).start(event);
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

  /** Completes the clips of a stream, of which no more frames come. */
  @Override
  public void onRemoved(String stream) {
    Camera removed = cameras.remove(stream);
    if (removed != null) {
      removed.close();
    }
  }

  /** Completes the clips that are not complete yet. */
  @Override
  public void close() {
    cameras.values().forEach(Camera::close);
    cameras.clear();
  }
}
