package io.vad4j.examples.cli;

import io.vad4j.AnomalyEvent;
import io.vad4j.AnomalyMap;
import io.vad4j.Frame;
import io.vad4j.SourceInfo;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Cuts each event out of what is watched, as a video of its own with the heat map drawn in, from a
 * little before its start to a little after its end. Events of kinds that are judged apart may
 * overlap others; each has its video.
 */
final class EventVideos implements AutoCloseable {
  /** An event is told of only when it has lasted a while, which must still be at hand then. */
  private static final Duration NOTICE = Duration.ofSeconds(1);

  private record Drawn(Frame frame, AnomalyMap map) {}

  /** A video that is written; it ends at a time once its event is over. */
  private record Open(OverlayVideo video, Optional<Duration> stop) {}

  private final Path folder;
  private final SourceInfo info;
  private final Duration roll;
  private final Deque<Drawn> recent = new ArrayDeque<>();
  private final Map<Integer, Open> open = new TreeMap<>();

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
    OverlayVideo opened =
        OverlayVideo.to(folder.resolve("event-%03d.mp4".formatted(event.number())), info);
    Open before = open.put(event.number(), new Open(opened, Optional.empty()));
    if (before != null) {
      before.video().close();
    }
    Duration from = event.start().minus(roll);
    recent.stream()
        .filter(drawn -> drawn.frame().time().compareTo(from) >= 0)
        .forEach(drawn -> opened.write(drawn.frame(), drawn.map()));
  }

  /** An event is over: its video goes on for a little. */
  void ended(AnomalyEvent event) {
    open.computeIfPresent(
        event.number(),
        (number, video) -> new Open(video.video(), Optional.of(event.end().plus(roll))));
  }

  /** The next frame, after its detection was told of. */
  void write(Frame frame, AnomalyMap map) {
    for (Open video : List.copyOf(open.values())) {
      if (video.stop().isPresent() && frame.time().compareTo(video.stop().get()) > 0) {
        open.values().remove(video);
        video.video().close();
      } else {
        video.video().write(frame, map);
      }
    }
    recent.addLast(new Drawn(frame, map));
    Duration oldest = frame.time().minus(roll).minus(NOTICE);
    while (recent.getFirst().frame().time().compareTo(oldest) < 0) {
      recent.removeFirst();
    }
  }

  @Override
  public void close() {
    open.values().forEach(video -> video.video().close());
    open.clear();
  }
}
