package io.vad4j;

import io.vad4j.spi.FrameSourceProvider;
import io.vad4j.spi.Providers;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where frames come from: one clip, read from its first frame to its last.
 *
 * <p>Frames of one source have one size and format, and their times never go back. A source is used
 * by one thread at a time; only {@link #close()} may be called from another thread, and ends a read
 * that waits. Implementations are found with {@link java.util.ServiceLoader} as {@link
 * FrameSourceProvider}s.
 *
 * @since 0.1.0
 */
public interface FrameSource extends AutoCloseable {

  /** {@return size, rate and length, as far as they are known} */
  SourceInfo info();

  /**
   * Reads the next frame, waiting for it where the source is live.
   *
   * @return the next frame, or empty at the end, as often as asked again
   * @throws FrameSourceException if the clip cannot be read on: it is damaged, the connection is
   *     lost, reading took longer than the source's time-out, or the thread was interrupted
   * @throws InvalidFrameException if the frame's size is not that of the frames before it
   * @throws IllegalStateException if the source was closed before the call
   */
  Optional<Frame> next();

  /** Lets go of files, connections and native memory. Closing again does nothing. */
  @Override
  void close();

  /**
   * Opens a video file, or a folder of images as a clip.
   *
   * @param path a video file, or a folder of images
   * @return the opened source, which the caller closes
   * @throws FrameSourceException if the path does not exist, or cannot be read as video by any
   *     provider on the class path
   */
  static FrameSource open(Path path) {
    return open(path.toUri());
  }

  /**
   * Opens whatever the address names: a file, a folder of images, a network stream, a camera.
   *
   * @param uri a {@code file:} address, a stream, or a camera
   * @return the opened source, which the caller closes
   * @throws FrameSourceException if no provider takes such an address, or it cannot be opened
   */
  static FrameSource open(URI uri) {
    return Providers.openSource(uri);
  }
}
