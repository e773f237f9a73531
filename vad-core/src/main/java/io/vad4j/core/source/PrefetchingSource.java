package io.vad4j.core.source;

import io.vad4j.Frame;
import io.vad4j.FrameSource;
import io.vad4j.SourceInfo;
import java.util.Optional;

/**
 * Reads another source a few frames ahead in its own daemon thread, so that decoding and scoring
 * run in parallel.
 *
 * <p>Frames arrive in order; an exception of the other source arrives after the frames before it,
 * and again at each further call. The thread starts with the first {@link #next()} and ends with
 * the clip or with {@link #close()}; closing waits for the frame being decoded. For live sources
 * use {@link LiveFrameSource}: here the oldest queued frame would be late.
 *
 * @since 0.1.0
 */
public final class PrefetchingSource implements FrameSource {
  private final FrameSource source;
  private final SourceInfo info;
  private final BackgroundReader reader;

  private PrefetchingSource(FrameSource source, int capacity) {
    this.source = source;
    this.info = source.info();
    this.reader = new BackgroundReader(source, capacity, false);
  }

  /**
   * Reads up to 8 frames ahead, fewer where frames are very large. Closing the result closes {@code
   * source}, which must not be used otherwise.
   *
   * @param source the source to read in another thread
   * @return the prefetching source
   */
  public static PrefetchingSource of(FrameSource source) {
    return of(source, BackgroundReader.defaultCapacity(source));
  }

  /**
   * Reads a given number of frames ahead.
   *
   * @param source the source to read in another thread
   * @param capacity number of frames, at least 1
   * @return the prefetching source
   */
  public static PrefetchingSource of(FrameSource source, int capacity) {
    return new PrefetchingSource(source, capacity);
  }

  @Override
  public SourceInfo info() {
    return info;
  }

  @Override
  public Optional<Frame> next() {
    return reader.next();
  }

  /** {@return the number of frames that the other source has left out, up to those read ahead} */
  @Override
  public long damaged() {
    return source.damaged();
  }

  @Override
  public <T> Optional<T> unwrap(Class<T> type) {
    return type.isInstance(this) ? Optional.of(type.cast(this)) : source.unwrap(type);
  }

  @Override
  public void close() {
    reader.close();
  }
}
