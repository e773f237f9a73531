package io.vad4j.cli.output;

import io.vad4j.AnomalyMap;
import io.vad4j.Frame;
import io.vad4j.SourceInfo;
import io.vad4j.core.image.HeatMap;
import java.nio.file.Path;
import java.util.Optional;

/** A video with heat maps drawn over it, or none where none is wanted. */
final class OverlayVideo implements AutoCloseable {
  private final Optional<TimedVideo> video;

  private OverlayVideo(Optional<TimedVideo> video) {
    this.video = video;
  }

  /** {@return a video that discards all frames} */
  static OverlayVideo none() {
    return new OverlayVideo(Optional.empty());
  }

  /**
   * A video with the times of its source.
   *
   * @throws io.vad4j.VadException if the name does not end like a video's
   */
  static OverlayVideo create(Path file, SourceInfo info) {
    return new OverlayVideo(Optional.of(new TimedVideo(file, info, true)));
  }

  /** Writes the frame with the map drawn over it. */
  void write(Frame frame, AnomalyMap map) {
    video.ifPresent(timed -> timed.write(HeatMap.overlay(frame, map)));
  }

  @Override
  public void close() {
    video.ifPresent(TimedVideo::close);
  }
}
