package io.vad4j.core.source;

import io.vad4j.Frame;
import io.vad4j.FrameSource;
import io.vad4j.SourceInfo;
import java.time.Duration;
import java.util.Optional;

/**
 * Reads a live source in its own daemon thread, at the rate at which frames arrive. A reader that
 * is slower receives the newest frame; older ones are left out and counted, so that the lag does
 * not grow.
 *
 * <p>Up to 8 frames, fewer where they are very large, are queued for readers that are fast enough
 * on average. When the queue is full, all but the newest frame are left out. The thread starts at
 * once and ends with the stream or with {@link #close()}.
 *
 * @since 0.1.0
 */
public final class LiveFrameSource implements FrameSource {
  private final FrameSource source;
  private final SourceInfo info;
  private final BackgroundReader reader;

  private LiveFrameSource(FrameSource source) {
    this.source = source;
    this.info = source.info();
    this.reader = new BackgroundReader(source, BackgroundReader.defaultCapacity(source), true);
  }

  /**
   * Starts reading. Closing the result closes {@code source}, which must not be used otherwise.
   *
   * @param source a source whose frames arrive in real time
   * @return the source of its newest frames
   */
  public static LiveFrameSource of(FrameSource source) {
    LiveFrameSource live = new LiveFrameSource(source);
    live.reader.start();
    return live;
  }

  @Override
  public SourceInfo info() {
    return info;
  }

  @Override
  public Optional<Frame> next() {
    return reader.next();
  }

  @Override
  public long damaged() {
    return source.damaged();
  }

  @Override
  public long dropped() {
    return source.dropped() + reader.dropped();
  }

  @Override
  public Duration lag() {
    return reader.lag();
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
