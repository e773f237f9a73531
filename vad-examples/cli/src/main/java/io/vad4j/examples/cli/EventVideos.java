package io.vad4j.examples.cli;

import io.vad4j.AnomalyEvent;
import io.vad4j.AnomalyMap;
import io.vad4j.Frame;
import io.vad4j.SourceInfo;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Cuts each event out of what is watched, as a video of its own with the heat map drawn in, from a
 * little before its start to a little after its end.
 */
final class EventVideos implements AutoCloseable {
  /** An event is told of only when it has lasted a while, which must still be at hand then. */
  private static final Duration NOTICE = Duration.ofSeconds(1);

  private record Drawn(Frame frame, AnomalyMap map) {}

  private final Path folder;
  private final SourceInfo info;
  private final Duration roll;
  private final Deque<Drawn> recent = new ArrayDeque<>();
  private @Nullable OverlayVideo video;
  private @Nullable Duration stop;

  /**
   * Videos in a folder.
   *
   * @param info of what is watched
   * @param roll how long before the start and after the end a video begins and ends
   */
  EventVideos(Path folder, SourceInfo info, Duration roll) {
    this.folder = folder;
    this.info = info;
    this.roll = roll;
  }

  /** An event has begun: what came shortly before it is written first. */
  void started(AnomalyEvent event) {
    close();
    OverlayVideo opened =
        OverlayVideo.to(folder.resolve("event-%03d.mp4".formatted(event.number())), info);
    video = opened;
    stop = null;
    Duration from = event.start().minus(roll);
    recent.stream()
        .filter(drawn -> drawn.frame().time().compareTo(from) >= 0)
        .forEach(drawn -> opened.write(drawn.frame(), drawn.map()));
  }

  /** An event is over: its video goes on for a little. */
  void ended(AnomalyEvent event) {
    stop = event.end().plus(roll);
  }

  /** The next frame, after its detection was told of. */
  void write(Frame frame, AnomalyMap map) {
    OverlayVideo open = video;
    Duration last = stop;
    if (open != null && last != null && frame.time().compareTo(last) > 0) {
      close();
      open = null;
    }
    if (open != null) {
      open.write(frame, map);
    }
    recent.addLast(new Drawn(frame, map));
    Duration oldest = frame.time().minus(roll).minus(NOTICE);
    while (recent.getFirst().frame().time().compareTo(oldest) < 0) {
      recent.removeFirst();
    }
  }

  @Override
  public void close() {
    OverlayVideo open = video;
    video = null;
    if (open != null) {
      open.close();
    }
  }
}
