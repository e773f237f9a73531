package io.vad4j.recording;

import io.vad4j.AnomalyEvent;
import io.vad4j.ChannelScore;
import io.vad4j.Detection;
import io.vad4j.DetectionListener;
import io.vad4j.Frame;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Records the events of one stream: a video of each, with pre-roll and post-roll, and a snapshot of
 * its peak, with their {@linkplain Overlay overlay} unless {@linkplain EventRecorderBuilder#overlay
 * left out}, reduced to a {@linkplain EventRecorderBuilder#maxSide largest side}.
 *
 * <pre>{@code
 * try (EventRecorder recorder =
 *     EventRecorder.builder().clips(folder).snapshots(folder).preRoll(Duration.ofSeconds(5)).build()) {
 *   detector.watch(source, SessionOptions.builder().listener(recorder).build(), recorder::write);
 * }
 * }</pre>
 *
 * <p>It is a listener of the session, and receives every frame after its detection. What comes
 * before an event is kept as JPEG images in bounded memory: where it does not suffice, the pre-roll
 * is shorter. Events of different channels may overlap; each has its own files. A file appears when
 * it is complete: the snapshot at the end of the event, the video after the post-roll or when the
 * recorder is closed. No file is replaced: where one of the name is there, such as of an earlier
 * run, the files of the event are {@code event-001-2} and so on. Used by one thread at a time.
 *
 * @since 0.1.0
 */
public final class EventRecorder implements DetectionListener, AutoCloseable {

  /** What is being recorded of an event; the end of its video is known once it has ended. */
  private static final class Recording {
    final Optional<TimedVideo> video;
    final Optional<Path> videoFile;
    final Optional<Path> snapshotFile;
    AnomalyEvent event;
    byte @Nullable [] peakImage;
    @Nullable Duration endTime;

    Recording(AnomalyEvent event, Optional<Path> videoFile, Optional<Path> snapshotFile) {
      this.event = event;
      this.videoFile = videoFile;
      this.video = videoFile.map(TimedVideo::open);
      this.snapshotFile = snapshotFile;
    }
  }

  private final Optional<Path> clips;
  private final Optional<Path> snapshots;
  private final Duration preRoll;
  private final Duration postRoll;
  private final Function<AnomalyEvent, String> fileName;
  private final BiConsumer<AnomalyEvent, Path> onComplete;
  private final int maxSide;
  private final boolean overlay;
  private final RecentFrames recent;
  private final Map<String, Recording> recordings = new TreeMap<>();

  EventRecorder(EventRecorderBuilder builder) {
    clips = builder.clips;
    snapshots = builder.snapshots;
    preRoll = builder.preRoll;
    postRoll = builder.postRoll;
    fileName = builder.fileName;
    onComplete = builder.onComplete;
    maxSide = builder.maxSide;
    overlay = builder.overlay;
    recent = new RecentFrames(builder.lookback(), builder.maxBytes());
  }

  /** {@return a builder with all defaults} */
  public static EventRecorderBuilder builder() {
    return new EventRecorderBuilder();
  }

  /** Starts the recording of an event with the frames before it. */
  @Override
  public void onEventStart(AnomalyEvent event) {
    try {
      if (recent.isAfter(event.end())) {
        startClip();
      }
    } finally {
      start(event);
    }
  }

  private void start(AnomalyEvent event) {
    String name = freeName(fileName.apply(event));
    Recording recording = new Recording(event, clip(name), snapshot(name));
    if (recording.snapshotFile.isPresent()) {
      recording.peakImage = recent.image(event.peak()).orElse(null);
    }
    recording.video.ifPresent(video -> writePreRoll(event, video));
    recordings.put(event.id(), recording);
  }

  private Optional<Path> clip(String name) {
    return clips.map(folder -> folder.resolve(name + ".mp4"));
  }

  private Optional<Path> snapshot(String name) {
    return snapshots.map(folder -> folder.resolve(name + ".jpg"));
  }

  /** The name, or the first with a number after it that no file has, nor one that is recorded. */
  private String freeName(String name) {
    String free = name;
    for (int i = 2; isTaken(clip(free)) || isTaken(snapshot(free)); i++) {
      free = name + "-" + i;
    }
    return free;
  }

  private boolean isTaken(Optional<Path> file) {
    return file.filter(Files::exists).isPresent()
        || file.isPresent()
            && recordings.values().stream()
                .anyMatch(open -> open.videoFile.equals(file) || open.snapshotFile.equals(file));
  }

  private void writePreRoll(AnomalyEvent event, TimedVideo video) {
    try {
      recent.forEachFrom(event.start().minus(preRoll), video::write);
    } catch (RuntimeException e) {
      try (video) {
        throw e;
      }
    }
  }

  /** Writes the snapshot of an event, whose video goes on for the post-roll. */
  @Override
  public void onEventEnd(AnomalyEvent event) {
    Recording recording = recordings.get(event.id());
    if (recording == null) {
      return;
    }
    recording.event = event;
    recording.endTime = event.end().plus(postRoll);
    if (recording.video.isEmpty()) {
      recordings.remove(event.id());
    }
    byte[] peak = recording.peakImage;
    if (recording.snapshotFile.isPresent() && peak != null) {
      WholeFile.write(recording.snapshotFile.get(), peak);
      onComplete.accept(event, recording.snapshotFile.get());
    }
  }

  /**
   * Records the next frame, after the listener was called for its detection.
   *
   * @param frame the next frame
   * @param detection its detection
   * @throws io.vad4j.VadException if a video cannot be written; it ends before this frame, others
   *     go on
   */
  public void write(Frame frame, Detection detection) {
    write(frame, Optional.of(detection));
  }

  /**
   * Records the next frame, after the listener was called for its detection.
   *
   * @param frame the next frame
   * @param detection its detection, or empty where it has none, as during warm-up
   * @throws io.vad4j.VadException if a video cannot be written; it ends before this frame, others
   *     go on
   */
  public void write(Frame frame, Optional<Detection> detection) {
    Frame reduced = RecentFrames.reduce(frame, maxSide);
    Frame drawn = overlay ? draw(reduced, detection) : reduced;
    if (recent.isAfter(drawn.timestamp())) {
      startClip();
    }
    byte[] image = recent.add(drawn);
    detection.stream()
        .flatMap(found -> found.channels().stream())
        .forEach(channel -> keepPeak(channel, drawn, image));
    forEach(new TreeMap<>(recordings).values(), recording -> write(recording, drawn));
  }

  private static Frame draw(Frame frame, Optional<Detection> detection) {
    return detection.map(found -> Overlay.draw(frame, found)).orElseGet(() -> Overlay.draw(frame));
  }

  private void keepPeak(ChannelScore channel, Frame frame, byte[] image) {
    channel
        .event()
        .filter(event -> event.peak().equals(frame.timestamp()))
        .map(event -> recordings.get(event.id()))
        .ifPresent(recording -> recording.peakImage = image);
  }

  private void write(Recording recording, Frame frame) {
    if (recording.video.isEmpty()) {
      return;
    }
    Duration end = recording.endTime;
    if (end != null && frame.timestamp().compareTo(end) > 0) {
      recordings.remove(recording.event.id());
      complete(recording);
      return;
    }
    try {
      recording.video.get().write(frame);
    } catch (RuntimeException e) {
      recordings.remove(recording.event.id());
      try {
        complete(recording);
      } catch (RuntimeException also) {
        e.addSuppressed(also);
      }
      throw e;
    }
  }

  /** Ends what belongs to the clip before, whose times lie after those of this one. */
  private void startClip() {
    recent.clear();
    List<Recording> ended =
        recordings.values().stream().filter(recording -> recording.endTime != null).toList();
    recordings.values().removeAll(ended);
    forEach(ended, this::complete);
  }

  /** Completes the videos that are not complete yet. Closing again has no effect. */
  @Override
  public void close() {
    List<Recording> open = List.copyOf(recordings.values());
    recordings.clear();
    forEach(open, this::complete);
  }

  private void complete(Recording recording) {
    recording.video.ifPresent(TimedVideo::close);
    recording
        .videoFile
        .filter(Files::exists)
        .ifPresent(file -> onComplete.accept(recording.event, file));
  }

  /**
   * Passes every recording to an action, also after one that fails.
   *
   * @throws RuntimeException the first failure, with the others suppressed
   */
  private static void forEach(Collection<Recording> all, Consumer<Recording> action) {
    RuntimeException failure = null;
    for (Recording recording : all) {
      try {
        action.accept(recording);
      } catch (RuntimeException e) {
        if (failure == null) {
          failure = e;
        } else if (failure != e) {
          failure.addSuppressed(e);
        }
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}
