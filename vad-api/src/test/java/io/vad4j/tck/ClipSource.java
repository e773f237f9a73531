package io.vad4j.tck;

import io.vad4j.Frame;
import io.vad4j.FrameSource;
import io.vad4j.SourceInfo;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Frames in memory as a source that counts its reads. */
final class ClipSource implements FrameSource {
  private final String name;
  private final List<Frame> frames;
  private int position;
  private boolean closed;

  ClipSource(String name, List<Frame> frames) {
    this.name = name;
    this.frames = List.copyOf(frames);
  }

  @Override
  public SourceInfo info() {
    Frame first = frames.get(0);
    return new SourceInfo(
        name,
        first.width(),
        first.height(),
        OptionalDouble.empty(),
        OptionalLong.of(frames.size()),
        false);
  }

  @Override
  public Optional<Frame> next() {
    if (closed) {
      throw new IllegalStateException(name + " is closed.");
    }
    return position < frames.size() ? Optional.of(frames.get(position++)) : Optional.empty();
  }

  /** The number of frames read. */
  int framesRead() {
    return position;
  }

  boolean isClosed() {
    return closed;
  }

  @Override
  public void close() {
    closed = true;
  }
}
