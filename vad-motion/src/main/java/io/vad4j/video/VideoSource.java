package io.vad4j.video;

import io.vad4j.Frame;
import io.vad4j.FrameSource;
import io.vad4j.FrameSourceException;
import io.vad4j.PixelFormat;
import io.vad4j.SourceInfo;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A video file, network stream or camera, read with FFmpeg.
 *
 * <p>Frames are {@link PixelFormat#BGR24}, or {@link PixelFormat#GRAY8} where the video has
 * brightness alone or {@link Builder#format} asks for it. Their times are the video's presentation
 * times, counted from the first frame; where those are missing or jump back, time goes on by the
 * usual interval. Pixels are copied: frames hold no native memory.
 *
 * <p>Damaged parts of a video are passed over, as players do. A file that ends well before what its
 * header promises was cut off: instead of its end, {@link #next} throws and says how many frames of
 * how many there were.
 *
 * <p>A read ends with an exception when a stream takes longer than the time-out, when its thread is
 * interrupted (which stays interrupted), and when another thread closes the source; a source that
 * failed in such a way must be opened again. What cannot be ended is looking up a host's name, and
 * a read from a file system that hangs.
 *
 * @since 0.1.0
 */
public final class VideoSource implements FrameSource {
  private final VideoReader reader;
  private final ReadInterrupter interrupter;
  private final Duration readTimeout;
  private final SourceInfo info;
  private final ReentrantLock lock = new ReentrantLock();
  private String failure = "";
  private boolean closed;

  private VideoSource(VideoReader reader, ReadInterrupter interrupter, Duration readTimeout) {
    this.reader = reader;
    this.interrupter = interrupter;
    this.readTimeout = readTimeout;
    this.info = reader.info();
  }

  /**
   * Opens a file with default settings.
   *
   * @param file a video file
   * @return the opened video, which the caller closes
   * @throws FrameSourceException if it does not exist, is not video, or is damaged
   * @throws io.vad4j.ProviderException if FFmpeg's native code is missing
   */
  public static VideoSource open(Path file) {
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
  public static VideoSource open(URI uri) {
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

  @Override
  public SourceInfo info() {
    return info;
  }

  @Override
  public Optional<Frame> next() {
    lock.lock();
    try {
      if (closed) {
        throw new IllegalStateException(info.name() + " is closed; open it again.");
      }
      if (!failure.isEmpty()) {
        throw new FrameSourceException(failure);
      }
      interrupter.startRead(readTimeout);
      Ffmpeg.clearLastError();
      return reader.next();
    } catch (FrameSourceException e) {
      failure = String.valueOf(e.getMessage());
      throw e;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    interrupter.cancel();
    lock.lock();
    try {
      if (!closed) {
        closed = true;
        reader.close();
        interrupter.close();
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public String toString() {
    return "VideoSource[" + info.name() + "]";
  }

  /**
   * How to open a video. All settings have defaults.
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
     * How long opening a stream or camera may take, up to the first frame. Files may take as long
     * as they like. Default: 10 seconds.
     *
     * @param timeout above 0
     * @return this builder
     */
    public Builder openTimeout(Duration timeout) {
      settings = settings.withOpenTimeout(requirePositive(timeout));
      return this;
    }

    /**
     * How long reading a frame of a stream or camera may take. Files may take as long as they like.
     * Default: 10 seconds.
     *
     * @param timeout above 0
     * @return this builder
     */
    public Builder readTimeout(Duration timeout) {
      settings = settings.withReadTimeout(requirePositive(timeout));
      return this;
    }

    /**
     * Whether RTSP cameras send over TCP, which passes firewalls and loses nothing, rather than
     * UDP. Default: true.
     *
     * @param overTcp false for UDP
     * @return this builder
     */
    public Builder rtspOverTcp(boolean overTcp) {
      settings = settings.withRtspOverTcp(overTcp);
      return this;
    }

    /**
     * How many threads decode. More than one reads large pictures faster, but frames of a live
     * source arrive later by as many. Default: 1.
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
     * What frames are to be. {@link PixelFormat#GRAY8} spares the work of making colours. Default:
     * as the video is.
     *
     * @param format grey or colour
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
    public VideoSource open() {
      if ("file".equals(uri.getScheme())) {
        checkFile(Path.of(uri));
      }
      Ffmpeg.load();
      Ffmpeg.clearLastError();
      VideoAddress address = VideoAddress.of(uri);
      ReadInterrupter interrupter =
          new ReadInterrupter(effectiveTimeout(address, settings.openTimeout()));
      try {
        VideoReader reader = VideoReader.open(address, settings, interrupter);
        return new VideoSource(
            reader, interrupter, effectiveTimeout(address, settings.readTimeout()));
      } catch (RuntimeException e) {
        interrupter.close();
        throw e;
      }
    }

    private static void checkFile(Path file) {
      if (!Files.exists(file)) {
        throw new FrameSourceException(file + " does not exist; give a video file.");
      }
      if (!Files.isRegularFile(file)) {
        throw new FrameSourceException(file + " is not a file; give a video file.");
      }
      try {
        if (Files.size(file) == 0) {
          throw new FrameSourceException(file + " is empty: 0 bytes; give a video file.");
        }
      } catch (IOException e) {
        throw new FrameSourceException(file + " cannot be read: " + e.getMessage(), e);
      }
    }

    private static Duration effectiveTimeout(VideoAddress address, Duration timeout) {
      return address.isFile() ? ReadInterrupter.NO_TIMEOUT : timeout;
    }

    private static Duration requirePositive(Duration timeout) {
      if (timeout.isNegative() || timeout.isZero()) {
        throw new IllegalArgumentException("A time-out must be longer than 0, not " + timeout);
      }
      return timeout;
    }
  }
}
