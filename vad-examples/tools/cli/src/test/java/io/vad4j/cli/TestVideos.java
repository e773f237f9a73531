package io.vad4j.cli;

import io.vad4j.Frame;
import io.vad4j.FrameSource;
import io.vad4j.video.VideoWriter;
import java.nio.file.Path;
import java.util.Optional;

/** Small videos. */
final class TestVideos {

  private TestVideos() {}

  /** A video of the images in a folder. */
  static Path write(Path file, Path images) {
    try (FrameSource source = FrameSource.open(images);
        VideoWriter writer = VideoWriter.open(file, 25)) {
      Optional<Frame> frame = source.next();
      while (frame.isPresent()) {
        writer.write(frame.get());
        frame = source.next();
      }
    }
    return file;
  }
}
