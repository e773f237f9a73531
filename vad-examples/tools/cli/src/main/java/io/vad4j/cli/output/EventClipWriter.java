package io.vad4j.cli.output;

import io.vad4j.AnomalyEvent;
import io.vad4j.AnomalyMap;
import io.vad4j.Frame;
import io.vad4j.SourceInfo;
import io.vad4j.core.image.HeatMap;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Writes a video of each event with the heat map drawn over it, with padding before and after, of
 * at most {@value RecentFrames#MAX_SIDE} pixels a side. Events of different channels may overlap;
 * each has its own video.
 */
final class EventClipWriter implements AutoCloseable {
  /** An event is reported with a delay, so its first frames must still be buffered then. */
  private static final Duration MIN_LOOKBACK = Duration.ofSeconds(1);

  /** A video being written; its end is known once its event has ended. */
  private record OpenClip(TimedVideo video, Optional<Duration> endTime) {}

  private final Path folder;
  private final SourceInfo info;
  private final Duration padding;
  private final RecentFrames recent;
  private final Map<Integer, OpenClip> openClips = new TreeMap<>();

  /**
   * Writes videos to a folder.
   *
   * @param info the source
   * @param padding time before the start and after the end of an event
   * @throws io.vad4j.VadException if the frames before an event would not fit in memory
   */
  EventClipWriter(Path folder, SourceInfo info, Duration padding) {
    this.folder = folder;
    this.info = info;
    this.padding = padding;
    this.recent =
        new RecentFrames(padding.plus(MIN_LOOKBACK), info, Runtime.getRuntime().maxMemory());
  }

  /** Starts the video of an event with the buffered frames before it. */
  void startEvent(AnomalyEvent event) {
    TimedVideo clip =
        new TimedVideo(folder.resolve("event-%03d.mp4".formatted(event.number())), info, false);
    OpenClip before = openClips.put(event.number(), new OpenClip(clip, Optional.empty()));
    if (before != null) {
      before.video().close();
    }
    recent.forEachFrom(event.start().minus(padding), clip::write);
  }

  /** Ends the video of an event after the padding. */
  void endEvent(AnomalyEvent event) {
    openClips.computeIfPresent(
        event.number(),
        (number, video) -> new OpenClip(video.video(), Optional.of(event.end().plus(padding))));
  }

  /** Adds the next frame to all open videos. */
  void write(Frame frame, AnomalyMap map) {
    Frame drawn = HeatMap.overlay(RecentFrames.reduce(frame), map);
    for (OpenClip video : List.copyOf(openClips.values())) {
      if (video.endTime().isPresent() && frame.timestamp().compareTo(video.endTime().get()) > 0) {
        openClips.values().remove(video);
        video.video().close();
      } else {
        video.video().write(drawn);
      }
    }
    recent.add(drawn);
  }

  @Override
  public void close() {
    openClips.values().forEach(video -> video.video().close());
    openClips.clear();
  }
}
