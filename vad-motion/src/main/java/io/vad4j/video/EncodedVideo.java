package io.vad4j.video;

import io.vad4j.FrameSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The encoded video of a source that is being read, of which clips are written without encoding
 * anything: its packets are copied. Thread-safe.
 *
 * <pre>{@code
 * EncodedVideo video = EncodedVideo.of(source).orElseThrow();
 * video.keep(Duration.ofSeconds(10), 32 << 20);
 * // while the source is read
 * EncodedVideo.Clip clip = video.startClip(file, from, Duration.ofMinutes(2), done -> {}).orElseThrow();
 * clip.endAt(to);
 * }</pre>
 *
 * @since 0.1.0
 */
public interface EncodedVideo {
  /**
   * {@return the encoded video of a source; empty if it has none that browsers play: H.264 of 8
   * bits, VP9 or AV1}
   *
   * @param source a source that {@link VideoSource} has opened, or that wraps one
   */
  static Optional<EncodedVideo> of(FrameSource source) {
    return source.unwrap(EncodedVideo.class).filter(EncodedVideo::isPlayable);
  }

  /** {@return whether browsers play the video} */
  boolean isPlayable();

  /**
   * Keeps the packets of the last seconds, from a key frame on, so that a clip may begin before it
   * is asked for. Nothing is kept before the first call.
   *
   * @param time how far back; a key frame before it is kept as well
   * @param maxBytes memory that packets may take; where it does not suffice, less is kept
   */
  void keep(Duration time, long maxBytes);

  /**
   * Starts a clip: an MP4 file. It begins with the last key frame that is kept before a time, or
   * the first after it.
   *
   * @param file a new file
   * @param from time of the first frame that it must show, as {@link io.vad4j.Frame#timestamp}
   * @param maxDuration the time after which it ends in any case
   * @param onComplete called with the clip once its file is complete, on the thread that reads the
   *     source or ends the clip; not called if nothing was written
   * @return the clip; empty if the source was closed
   */
  Optional<Clip> startClip(
      Path file, Duration from, Duration maxDuration, Consumer<Clip> onComplete);

  /**
   * A clip that is being written while its source is read. Thread-safe.
   *
   * @since 0.1.0
   */
  interface Clip extends AutoCloseable {
    /** {@return the time of the first frame written; zero while there is none} */
    Duration start();

    /**
     * Sets when the clip ends; it is complete once the source was read so far, or is closed.
     *
     * @param time time of the last frame, as {@link io.vad4j.Frame#timestamp}
     */
    void endAt(Duration time);

    /** Ends the clip now. Closing again has no effect. */
    @Override
    void close();
  }
}
