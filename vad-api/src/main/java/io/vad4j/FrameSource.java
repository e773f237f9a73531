package io.vad4j;

import io.vad4j.spi.FrameSourceProvider;
import io.vad4j.spi.Providers;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Source of the frames of one clip, read from the first frame to the last.
 *
 * <p>All frames have one size and format, and their timestamps never decrease. Frames that cannot
 * be decoded, and frames of a live source for which the reader was too slow, are left out: indexes
 * and timestamps have a gap there, and {@link #damaged()} and {@link #dropped()} count them. A
 * source is used by one thread at a time; only {@link #close()} may be called from another thread,
 * and ends the clip for the reading thread. Providers are found with {@link
 * java.util.ServiceLoader}: see {@link FrameSourceProvider}.
 *
 * @since 0.1.0
 */
public interface FrameSource extends AutoCloseable {

  /** {@return the name, frame size and, where known, frame rate and length} */
  SourceInfo info();

  /**
   * {@return the next frame, or empty at the end, however often called} Blocks while a live source
   * has no frame. The end is that of a recording, or that another thread closed the source; the end
   * of a live source is a fault of {@link FrameSourceException.Reason#ENDED}.
   *
   * @throws FrameSourceException if the clip cannot be read further: it is damaged, the connection
   *     is lost, the read timed out, or the thread was interrupted
   * @throws InvalidFrameException if the size of the frame is not that of the frames before it
   * @throws IllegalStateException if this thread closed the source before the call
   */
  Optional<Frame> next();

  /** {@return the number of frames so far that could not be decoded and were left out} */
  default long damaged() {
    return 0;
  }

  /**
   * {@return the number of frames so far that a live source left out because newer ones had arrived
   * before they were read}
   */
  default long dropped() {
    return 0;
  }

  /**
   * {@return the time from the arrival of the last frame read to its return by {@link #next()};
   * zero for sources that are not live}
   */
  default Duration lag() {
    return Duration.ZERO;
  }

  /**
   * {@return this source, or one that it wraps, as another type, if it is one} For what only some
   * sources have, such as encoded video.
   *
   * @param type the other type
   * @param <T> the other type
   */
  default <T> Optional<T> unwrap(Class<T> type) {
    return type.isInstance(this) ? Optional.of(type.cast(this)) : Optional.empty();
  }

  /** Releases files, connections and native memory. Closing again has no effect. */
  @Override
  void close();

  /**
   * {@return this source with its frames at a constant rate} Frame i is at i / framesPerSecond
   * seconds, whatever time it had. For sources without times of their own, such as folders of
   * images; see {@link SourceInfo#timed()}. Closing the result closes this source.
   *
   * @param framesPerSecond above 0 and at most 1,000
   * @throws InvalidOptionException if the frame rate is out of range
   */
  default FrameSource withFrameRate(double framesPerSecond) {
    return new ConstantRateSource(this, framesPerSecond);
  }

  /**
   * {@return a source of a video file or of a folder of images, which the caller closes}
   *
   * @param path a video file, or a folder of images
   * @throws FrameSourceException if the path does not exist, or no provider on the class path can
   *     read it as video
   */
  static FrameSource open(Path path) {
    return open(path.toUri());
  }

  /**
   * {@return a source of a file, a folder of images, a network stream or a camera, which the caller
   * closes} A {@code file:} address of a folder may end with the frame rate of its images, as in
   * {@code file:///data/frames?fps=10}.
   *
   * @param uri the address of a file, a stream, or a camera
   * @throws FrameSourceException if no provider supports the address, it cannot be opened, or it
   *     gives a frame rate to a source that has times of its own
   */
  static FrameSource open(URI uri) {
    return Providers.openSource(uri);
  }

  /**
   * {@return a clip of frames in memory, or of frames that an iterable produces one by one}
   *
   * @param frames at least one, of one size and format, in order of time; with the index and
   *     timestamp that they have. A {@link java.util.List} also gives frame rate and frame count.
   * @throws FrameSourceException if there are no frames
   */
  static FrameSource of(Iterable<Frame> frames) {
    return of("frames in memory", frames);
  }

  /**
   * {@return a clip of frames in memory, or of frames that an iterable produces one by one}
   *
   * @param name the name of the clip in messages
   * @param frames at least one, of one size and format, in order of time
   * @throws FrameSourceException if there are no frames
   */
  static FrameSource of(String name, Iterable<Frame> frames) {
    return new IterableFrameSource(name, frames);
  }
}
