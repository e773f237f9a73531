package io.vad4j.core.source;

import io.vad4j.Frame;
import io.vad4j.FrameSource;
import io.vad4j.FrameSourceException;
import io.vad4j.InvalidFrameException;
import io.vad4j.SourceInfo;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Frame source over a list of frames in memory.
 *
 * @since 0.1.0
 */
public final class InMemoryFrameSource implements FrameSource {
  private final List<Frame> frames;
  private final SourceInfo info;
  private int position;
  private volatile boolean closed;

  private InMemoryFrameSource(String name, List<Frame> frames) {
    this.frames = List.copyOf(frames);
    if (this.frames.isEmpty()) {
      throw new FrameSourceException(name + " has no frames; give at least one.");
    }
    check(name, this.frames);
    Frame first = this.frames.get(0);
    this.info =
        new SourceInfo(
            name,
            first.width(),
            first.height(),
            frameRate(this.frames),
            OptionalLong.of(this.frames.size()),
            false);
  }

  /**
   * {@return a clip of the given frames, which keep their index and timestamp}
   *
   * @param name name for messages
   * @param frames at least one, of one size and format, in order of time
   * @throws FrameSourceException if there are no frames
   * @throws InvalidFrameException if sizes or formats differ or time goes back
   */
  public static InMemoryFrameSource of(String name, List<Frame> frames) {
    return new InMemoryFrameSource(name, frames);
  }

  @Override
  public SourceInfo info() {
    return info;
  }

  @Override
  public Optional<Frame> next() {
    if (closed) {
      throw new IllegalStateException(info.name() + " is closed.");
    }
    return position < frames.size() ? Optional.of(frames.get(position++)) : Optional.empty();
  }

  @Override
  public void close() {
    closed = true;
  }

  private static void check(String name, List<Frame> frames) {
    Frame previous = frames.get(0);
    for (Frame frame : frames) {
      if (frame.width() != previous.width()
          || frame.height() != previous.height()
          || frame.format() != previous.format()) {
        throw new InvalidFrameException(
            "In %s, %s follows %s; frames of a clip have one size and format."
                .formatted(name, frame, previous));
      }
      if (frame.timestamp().compareTo(previous.timestamp()) < 0) {
        throw new InvalidFrameException(
            "In %s, %s follows %s; time goes back.".formatted(name, frame, previous));
      }
      previous = frame;
    }
  }

  private static OptionalDouble frameRate(List<Frame> frames) {
    Duration span = frames.get(frames.size() - 1).timestamp().minus(frames.get(0).timestamp());
    return span.isZero()
        ? OptionalDouble.empty()
        : OptionalDouble.of((frames.size() - 1) * 1e9 / span.toNanos());
  }
}
