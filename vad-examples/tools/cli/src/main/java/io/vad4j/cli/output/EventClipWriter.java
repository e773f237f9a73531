package io.vad4j.cli.output;

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
final class EventClipWriter implements AutoCloseable {
  /** An event is told of only when it has lasted a while, which must still be at hand then. */
  private static final Duration MIN_LOOKBACK = Duration.ofSeconds(1);

  private record BufferedFrame(Frame frame, AnomalyMap map) {}

  /** A video that is written; it ends at a time once its event is over. */
  private record OpenClip(OverlayVideo video, Optional<Duration> endTime) {}

  private final Path folder;
  private final SourceInfo info;
  private final Duration padding;
  private final Deque<BufferedFrame> recent = new ArrayDeque<>();
  private final Map<Integer, OpenClip> openClips = new TreeMap<>();

  /**
   * Videos in a folder.
   *
   * @param info of what is watched
   * @param padding how long before the start and after the end a video begins and ends
   */
  EventClipWriter(Path folder, SourceInfo info, Duration padding) {
    this.folder = folder;
    this.info = info;
    this.padding = padding;
  }

  /** An event has begun: what came shortly before it is written first. */
  void startEvent(AnomalyEvent event) {
    OverlayVideo clip =
        OverlayVideo.create(folder.resolve("event-%03d.mp4".formatted(event.number())), info);
    OpenClip before = openClips.put(event.number(), new OpenClip(clip, Optional.empty()));
    if (before != null) {
      before.video().close();
    }
    Duration from = event.start().minus(padding);
    recent.stream()
        .filter(buffered -> buffered.frame().timestamp().compareTo(from) >= 0)
        .forEach(buffered -> clip.write(buffered.frame(), buffered.map()));
  }

  /** An event is over: its video goes on for a little. */
  void endEvent(AnomalyEvent event) {
    openClips.computeIfPresent(
        event.number(),
        (number, video) -> new OpenClip(video.video(), Optional.of(event.end().plus(padding))));
  }

  /** The next frame, after its detection was told of. */
  void write(Frame frame, AnomalyMap map) {
    for (OpenClip video : List.copyOf(openClips.values())) {
      if (video.endTime().isPresent() && frame.timestamp().compareTo(video.endTime().get()) > 0) {
        openClips.values().remove(video);
        video.video().close();
      } else {
        video.video().write(frame, map);
      }
    }
    recent.addLast(new BufferedFrame(frame, map));
    Duration oldest = frame.timestamp().minus(padding).minus(MIN_LOOKBACK);
    while (recent.getFirst().frame().timestamp().compareTo(oldest) < 0) {
      recent.removeFirst();
    }
  }

  @Override
  public void close() {
    openClips.values().forEach(video -> video.video().close());
    openClips.clear();
  }
}
