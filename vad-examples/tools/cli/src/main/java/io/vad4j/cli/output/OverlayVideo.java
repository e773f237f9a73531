package io.vad4j.cli.output;

import io.vad4j.AnomalyMap;
import io.vad4j.Frame;
import io.vad4j.SourceInfo;
import io.vad4j.core.image.HeatMap;
import io.vad4j.video.VideoWriter;
import java.nio.file.Path;
import java.util.Optional;

/** A video with heat maps drawn over it, or none where none is wanted. */
final class OverlayVideo implements AutoCloseable {
  private final Optional<VideoWriter> writer;

  private OverlayVideo(Optional<VideoWriter> writer) {
    this.writer = writer;
  }

  /** {@return a video that discards all frames} */
  static OverlayVideo none() {
    return new OverlayVideo(Optional.empty());
  }

  /**
   * A video with the frame rate of its source; where that is not known, frames keep their times.
   *
   * @throws io.vad4j.VadException if the name does not end like a video's
   */
  static OverlayVideo create(Path file, SourceInfo info) {
    return new OverlayVideo(
        Optional.of(
            info.frameRate().isPresent()
                ? VideoWriter.open(file, info.frameRate().getAsDouble())
                : VideoWriter.openVariableFrameRate(file)));
  }

  /** Writes the frame with the map drawn over it. */
  void write(Frame frame, AnomalyMap map) {
    writer.ifPresent(video -> video.write(HeatMap.overlay(frame, map)));
  }

  @Override
  public void close() {
    writer.ifPresent(VideoWriter::close);
  }
}
