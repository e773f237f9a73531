package io.vad4j.examples.cli;

import io.vad4j.AnomalyEvent;
import io.vad4j.AnomalyMap;
import io.vad4j.Detection;
import io.vad4j.DetectionListener;
import io.vad4j.Frame;
import io.vad4j.SourceInfo;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Cuts each event of a stream to a video of its own, with what came before and after, and the heat
 * map drawn over it. An event that begins while the last one's video goes on is shown in that one.
 * Keeps the frames of the time before in memory.
 */
final class EventClips implements DetectionListener, AutoCloseable {
  private final Optional<Path> folder;
  private final SourceInfo info;
  private final Duration roll;
  private final Deque<Shown> before = new ArrayDeque<>();
  private @Nullable OverlayVideo video;
  private @Nullable Duration last;

  private record Shown(Frame frame, AnomalyMap map) {}

  /**
   * Writes {@code event-001.mp4} and so on, or nothing at all.
   *
   * @param folder where to, if anywhere
   * @param roll how much to show before and after each event
   */
  EventClips(Optional<Path> folder, SourceInfo info, Duration roll) {
    this.folder = folder;
    this.info = info;
    this.roll = roll;
  }

  /** Takes the next frame of the stream, after the listener was told of it. */
  void write(Frame frame, AnomalyMap map, Optional<Detection> detection) {
    if (folder.isEmpty()) {
      return;
    }
    Duration from =
        detection
            .flatMap(Detection::event)
            .map(AnomalyEvent::start)
            .orElse(frame.time())
            .minus(roll);
    while (!before.isEmpty() && before.getFirst().frame().time().compareTo(from) < 0) {
      before.removeFirst();
    }
    OverlayVideo open = video;
    if (open == null) {
      before.addLast(new Shown(frame, map));
      return;
    }
    if (last != null && frame.time().compareTo(last) > 0) {
      finish();
      before.addLast(new Shown(frame, map));
      return;
    }
    flush(open);
    open.write(frame, map);
  }

  @Override
  public void eventStarted(AnomalyEvent event) {
    if (video == null && folder.isPresent()) {
      String name = "event-%03d.mp4".formatted(event.number());
      video = OverlayVideo.to(folder.get().resolve(name), info);
    }
    last = null;
  }

  @Override
  public void eventEnded(AnomalyEvent event) {
    last = event.end().plus(roll);
  }

  private void flush(OverlayVideo open) {
    before.forEach(shown -> open.write(shown.frame(), shown.map()));
    before.clear();
  }

  private void finish() {
    OverlayVideo open = video;
    video = null;
    last = null;
    if (open != null) {
      open.close();
    }
  }

  /** Finishes the video that is open, if any. */
  @Override
  public void close() {
    finish();
  }
}
