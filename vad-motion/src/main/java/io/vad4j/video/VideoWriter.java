package io.vad4j.video;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import io.vad4j.Frame;
import io.vad4j.InvalidFrameException;
import io.vad4j.VadException;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/**
 * Writes frames to a video file: {@code .mp4}, {@code .mov} or {@code .mkv} with H.264, {@code
 * .avi} with MPEG-4.
 *
 * <p>All frames have the size and format of the first. Encoding is lossy with chroma subsampling
 * (YUV 4:2:0); odd widths and heights are scaled up by one pixel. The file appears when the writer
 * is closed: until then frames go to a temporary file beside it, which is deleted when writing
 * fails or no frame was written.
 *
 * <p>Used by one thread at a time.
 *
 * @since 0.1.0
 */
public final class VideoWriter implements AutoCloseable {
  private final Path target;
  private final Path temporary;
  private final VideoContainer container;
  private final VideoTiming timing;
  private Optional<Output> output = Optional.empty();
  private long frameCount;
  private boolean failed;
  private boolean closed;

  private VideoWriter(Path target, VideoContainer container, VideoTiming timing) {
    if (Files.exists(target) && !Files.isRegularFile(target)) {
      throw new VadException(target + " is a folder, device or pipe; name a file for the video.");
    }
    this.target = target;
    this.temporary = target.toAbsolutePath().resolveSibling("." + target.getFileName() + ".part");
    this.container = container;
    this.timing = timing;
  }

  /**
   * Opens a writer with a fixed frame rate; timestamps of frames are ignored.
   *
   * @param file file to write; an existing one is replaced when the writer is closed
   * @param frameRate frames a second, above 0 and at most 1000
   * @return a writer, which the caller closes
   * @throws VadException if the extension is none of those above
   * @throws io.vad4j.ProviderException if FFmpeg's native code is missing
   */
  public static VideoWriter open(Path file, double frameRate) {
    VideoContainer container = VideoContainer.of(file);
    Ffmpeg.load();
    return new VideoWriter(file, container, VideoTiming.fixedFrameRate(frameRate));
  }

  /**
   * Opens a writer with a variable frame rate by the timestamps of frames. {@code .avi} supports
   * fixed frame rates only.
   *
   * @param file file to write; an existing one is replaced when the writer is closed
   * @return a writer, which the caller closes
   * @throws VadException if the extension is none of those above, or is {@code .avi}
   * @throws io.vad4j.ProviderException if FFmpeg's native code is missing
   */
  public static VideoWriter openVariableFrameRate(Path file) {
    VideoContainer container = VideoContainer.of(file);
    if (!container.hasVariableRate()) {
      throw new VadException(
          file + " can only have a fixed frame rate; give one, or write *.mp4 or *.mkv.");
    }
    Ffmpeg.load();
    return new VideoWriter(file, container, VideoTiming.variableFrameRate());
  }

  /**
   * Writes the next frame.
   *
   * @param frame of the same size and format as the first
   * @throws InvalidFrameException if its size or format is not that of the first, or, with a
   *     variable frame rate, its timestamp decreases; writing can continue
   * @throws VadException if the file cannot be written; writing cannot continue
   * @throws IllegalStateException if the writer is closed
   */
  public void write(Frame frame) {
    if (closed) {
      throw new IllegalStateException("The writer of " + target + " is closed; open another.");
    }
    try {
      Output current = output.orElseGet(() -> startOutput(frame));
      output = Optional.of(current);
      current.write(frame, timing);
      frameCount++;
    } catch (InvalidFrameException e) {
      throw e;
    } catch (RuntimeException e) {
      failed = true;
      throw e;
    }
  }

  private Output startOutput(Frame frame) {
    Ffmpeg.clearLastError();
    SwsEncoderFrame encoderFrame = new SwsEncoderFrame(frame);
    try {
      return new Output(
          encoderFrame,
          new VideoEncoder(
              temporary,
              target.toString(),
              container.muxer(),
              container.encoders(),
              timing,
              encoderFrame.width(),
              encoderFrame.height()));
    } catch (RuntimeException e) {
      encoderFrame.close();
      throw e;
    }
  }

  /** {@return the number of frames written} */
  public long frameCount() {
    return frameCount;
  }

  /**
   * Completes the file and moves it to its path; without a frame or after a failure there is none.
   * Closing again does nothing.
   *
   * @throws VadException if the file cannot be finished or moved
   */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      try {
        if (output.isPresent()) {
          finish(output.get());
        }
      } finally {
        Files.deleteIfExists(temporary);
      }
    } catch (IOException e) {
      throw new VadException(target + " cannot be written: " + e, e);
    }
  }

  private void finish(Output current) throws IOException {
    boolean complete = !failed && frameCount > 0;
    try (current) {
      if (complete) {
        current.encoder().finish();
      }
    }
    if (complete) {
      moveToTarget();
    }
  }

  private void moveToTarget() throws IOException {
    try {
      Files.move(temporary, target, ATOMIC_MOVE, REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(temporary, target, REPLACE_EXISTING);
    }
  }

  /** Native resources, created with the first frame. */
  private record Output(SwsEncoderFrame encoderFrame, VideoEncoder encoder)
      implements AutoCloseable {
    void write(Frame frame, VideoTiming timing) {
      encoderFrame.checkFormat(frame);
      long timestamp = timing.nextTimestamp(frame);
      AVFrame filled = encoderFrame.fill(frame);
      filled.pts(timestamp).duration(timing.duration());
      encoder.write(filled);
    }

    @Override
    public void close() {
      encoder.close();
      encoderFrame.close();
    }
  }
}
