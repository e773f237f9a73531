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
 * Writes a video of each event with the heat map drawn over it, with padding before and after.
 * Events of different channels may overlap; each has its own video.
 */
final class EventClipWriter implements AutoCloseable {
  /** An event is reported with a delay, so its first frames must still be buffered then. */
  private static final Duration MIN_LOOKBACK = Duration.ofSeconds(1);

  private record BufferedFrame(Frame frame, AnomalyMap map) {}

  /** A video being written; its end is known once its event has ended. */
  private record OpenClip(OverlayVideo video, Optional<Duration> endTime) {}

  private final Path folder;
  private final SourceInfo info;
  private final Duration padding;
  private final Deque<BufferedFrame> recent = new ArrayDeque<>();
  private final Map<Integer, OpenClip> openClips = new TreeMap<>();

  /**
   * Writes videos to a folder.
   *
   * @param info the source
   * @param padding time before the start and after the end of an event
   */
  EventClipWriter(Path folder, SourceInfo info, Duration padding) {
    this.folder = folder;
    this.info = info;
    this.padding = padding;
  }

  /** Starts the video of an event with the buffered frames before it. */
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

  /** Ends the video of an event after the padding. */
  void endEvent(AnomalyEvent event) {
    openClips.computeIfPresent(
        event.number(),
        (number, video) -> new OpenClip(video.video(), Optional.of(event.end().plus(padding))));
  }

  /** Adds the next frame to all open videos. */
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
