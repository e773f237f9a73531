package io.vad4j;

import java.time.Duration;
import java.util.Optional;

/** A source that forwards to another. */
abstract class ForwardingSource implements FrameSource {
  private final FrameSource source;

  ForwardingSource(FrameSource source) {
    this.source = source;
  }

  @Override
  public SourceInfo info() {
    return source.info();
  }

  @Override
  public Optional<Frame> next() {
    return source.next();
  }

  @Override
  public long damaged() {
    return source.damaged();
  }

  @Override
  public long dropped() {
    return source.dropped();
  }

  @Override
  public Duration lag() {
    return source.lag();
  }

  @Override
  public <T> Optional<T> unwrap(Class<T> type) {
    return type.isInstance(this) ? Optional.of(type.cast(this)) : source.unwrap(type);
  }

  @Override
  public void close() {
    source.close();
  }
}
