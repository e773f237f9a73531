package io.vad4j.recording;

import io.vad4j.Detection;
import io.vad4j.Frame;
import io.vad4j.SourceInfo;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Writes a video of all frames with their {@linkplain Overlay overlay}, at the times of their
 * source.
 *
 * <pre>{@code
 * try (OverlayVideoWriter overlay = OverlayVideoWriter.open(Path.of("overlay.mp4"), source.info())) {
 *   detector.watch(source, overlay::write);
 * }
 * }</pre>
 *
 * <p>The file appears when the writer is closed; it is {@code .mp4}, {@code .mov}, {@code .mkv} or
 * {@code .avi}. A gap of more than an hour, as when a clock is set, is shortened to a second. Used
 * by one thread at a time.
 *
 * @since 0.1.0
 */
public final class OverlayVideoWriter implements AutoCloseable {
  private final TimedVideo video;

  private OverlayVideoWriter(TimedVideo video) {
    this.video = video;
  }

  /**
   * {@return a writer, which the caller closes}
   *
   * @param file the video; an existing one is replaced when the writer is closed
   * @param info the source of the frames
   * @throws io.vad4j.VadException if the name does not end like a video's
   */
  public static OverlayVideoWriter open(Path file, SourceInfo info) {
    return new OverlayVideoWriter(TimedVideo.openFromZero(file, info));
  }

  /**
   * Writes a frame with its detection drawn over it.
   *
   * @param frame the next frame, of the size of the first
   * @param detection its detection
   * @throws io.vad4j.VadException if the file cannot be written
   */
  public void write(Frame frame, Detection detection) {
    write(frame, Optional.of(detection));
  }

  /**
   * Writes a frame with its detection drawn over it.
   *
   * @param frame the next frame, of the size of the first
   * @param detection its detection, or empty where it has none, as during warm-up
   * @throws io.vad4j.VadException if the file cannot be written
   */
  public void write(Frame frame, Optional<Detection> detection) {
    video.write(
        detection.map(found -> Overlay.draw(frame, found)).orElseGet(() -> Overlay.draw(frame)));
  }

  /** Completes the file. Closing again has no effect. */
  @Override
  public void close() {
    video.close();
  }
}
