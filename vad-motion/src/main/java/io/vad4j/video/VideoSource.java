package io.vad4j.video;

import io.vad4j.FrameSource;
import io.vad4j.FrameSourceException;
import io.vad4j.FrameSourceException.Reason;
import io.vad4j.PixelFormat;
import io.vad4j.core.source.LiveFrameSource;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Opens video files, network streams and cameras with FFmpeg.
 *
 * <p>Frames are {@link PixelFormat#BGR24}, or {@link PixelFormat#GRAY8} if the video is grayscale
 * or {@link Builder#format} requests it, as people see them: turned as the metadata say, and with
 * square pixels. Timestamps are the presentation times since the start of the container, which may
 * be earlier than the first frame, as players show them; those of live sources count from the first
 * frame, and where a live format has none they are times of arrival. Where timestamps are missing
 * or jump back, time advances by the frame interval. Pixels are copied: frames hold no native
 * memory.
 *
 * <p>Pictures that cannot be decoded are left out with those that depend on them; {@link
 * FrameSource#damaged()} counts them, and a warning is logged at the end. At the end of a truncated
 * file {@link FrameSource#next} throws an exception with the number of frames read.
 *
 * <p>Live sources are read by a thread of their own; see {@link LiveFrameSource}. Their end is a
 * fault, and frames of another size are scaled to that of the first, with a warning.
 *
 * <p>A read ends with an exception on time-out of a stream, and when its thread is interrupted (the
 * interrupt status is kept); when another thread closes the source, it ends as at the end. DNS
 * lookups and reads from a hanging file system cannot be ended.
 *
 * @since 0.1.0
 */
public final class VideoSource {

  private VideoSource() {}

  /**
   * Opens a file with default settings.
   *
   * @param file a video file
   * @return the opened video, which the caller closes
   * @throws FrameSourceException if it does not exist, is not video, or is damaged
   * @throws io.vad4j.ProviderException if FFmpeg's native code is missing
   */
  public static FrameSource open(Path file) {
    return builder(file).open();
  }

  /**
   * Opens a file, stream or camera with default settings.
   *
   * @param uri a file, stream or camera
   * @return the opened video, which the caller closes
   * @throws FrameSourceException if it does not exist, is not video, is damaged, or does not answer
   * @throws io.vad4j.ProviderException if FFmpeg's native code is missing
   */
  public static FrameSource open(URI uri) {
    return builder(uri).open();
  }

  /**
   * {@return settings for opening a file}
   *
   * @param file a video file
   */
  public static Builder builder(Path file) {
    return new Builder(file.toUri());
  }

  /**
   * {@return settings for opening a file, stream or camera}
   *
   * @param uri a file, stream or camera
   */
  public static Builder builder(URI uri) {
    return new Builder(uri);
  }

  /**
   * Settings for opening a video; all have defaults.
   *
   * @since 0.1.0
   */
  public static final class Builder {
    private final URI uri;
    private VideoSettings settings = VideoSettings.defaults();

    private Builder(URI uri) {
      this.uri = uri;
    }

    /**
     * Sets the time-out for opening a stream or camera, up to the first frame. Files have none.
     * Default: 10 seconds.
     *
     * @param timeout above 0
     * @return this builder
     */
    public Builder openTimeout(Duration timeout) {
      settings = settings.withOpenTimeout(requirePositive(timeout));
      return this;
    }

    /**
     * Sets the time-out for reading a frame of a stream or camera. Files have none. Default: 10
     * seconds.
     *
     * @param timeout above 0
     * @return this builder
     */
    public Builder readTimeout(Duration timeout) {
      settings = settings.withReadTimeout(requirePositive(timeout));
      return this;
    }

    /**
     * Sets whether RTSP uses TCP, which passes firewalls and loses no packets, rather than UDP.
     * Default: true.
     *
     * @param overTcp false for UDP
     * @return this builder
     */
    public Builder rtspOverTcp(boolean overTcp) {
      settings = settings.withRtspOverTcp(overTcp);
      return this;
    }

    /**
     * Sets the number of decoder threads. More of them decode large frames faster, but each delays
     * a live source by one frame. Default: 1.
     *
     * @param threads at least 1
     * @return this builder
     */
    public Builder decoderThreads(int threads) {
      if (threads < 1) {
        throw new IllegalArgumentException("Decoding needs at least 1 thread, not " + threads);
      }
      settings = settings.withDecoderThreads(threads);
      return this;
    }

    /**
     * Sets the pixel format of frames; {@link PixelFormat#GRAY8} avoids the conversion to colour.
     * Default: that of the video.
     *
     * @param format grayscale or colour
     * @return this builder
     */
    public Builder format(PixelFormat format) {
      settings = settings.withFormat(format);
      return this;
    }

    /**
     * Opens the video and decodes its first frame.
     *
     * @return the opened video, which the caller closes
     * @throws FrameSourceException if it does not exist, is not video, is damaged, or does not
     *     answer
     * @throws io.vad4j.ProviderException if FFmpeg's native code is missing
     */
    public FrameSource open() {
      if ("file".equalsIgnoreCase(uri.getScheme())) {
        checkFile(Path.of(uri));
      }
      VideoInput input = VideoInput.open(VideoAddress.of(uri), settings);
      return input.info().live() ? LiveFrameSource.of(input) : input;
    }

    private static void checkFile(Path file) {
      if (!Files.exists(file)) {
        throw new FrameSourceException(
            Reason.NOT_FOUND, file + " does not exist; give a video file.");
      }
      if (!Files.isRegularFile(file)) {
        throw new FrameSourceException(
            Reason.NOT_VIDEO, file + " is not a file; give a video file.");
      }
      try {
        if (Files.size(file) == 0) {
          throw new FrameSourceException(
              Reason.NOT_VIDEO, file + " is empty: 0 bytes; give a video file.");
        }
      } catch (IOException e) {
        throw new FrameSourceException(file + " cannot be read: " + e.getMessage(), e);
      }
    }

    private static Duration requirePositive(Duration timeout) {
      if (timeout.isNegative() || timeout.isZero()) {
        throw new IllegalArgumentException("A time-out must be longer than 0, not " + timeout);
      }
      return timeout;
    }
  }
}
