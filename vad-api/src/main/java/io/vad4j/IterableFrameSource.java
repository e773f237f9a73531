package io.vad4j;

import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/** A clip of the frames of an iterable, which is read lazily from its second frame on. */
final class IterableFrameSource implements FrameSource {
  private final SourceInfo info;
  private final Iterator<Frame> remaining;
  private Frame previous;
  private boolean started;
  private volatile Optional<Thread> closer = Optional.empty();

  IterableFrameSource(String name, Iterable<Frame> frames) {
    remaining = frames.iterator();
    if (!remaining.hasNext()) {
      throw new FrameSourceException(name + " has no frames; give at least one.");
    }
    previous = remaining.next();
    info =
        new SourceInfo(
            name,
            previous.width(),
            previous.height(),
            frames instanceof List<Frame> list ? frameRate(list) : OptionalDouble.empty(),
            frames instanceof Collection<Frame> all
                ? OptionalLong.of(all.size())
                : OptionalLong.empty(),
            false);
  }

  /** The rate of the mean interval without gaps, which are longer than twice the median one. */
  private static OptionalDouble frameRate(List<Frame> frames) {
    long[] intervals =
        IntStream.range(1, frames.size())
            .mapToLong(
                i -> frames.get(i).timestamp().minus(frames.get(i - 1).timestamp()).toNanos())
            .sorted()
            .toArray();
    if (intervals.length == 0 || intervals[intervals.length / 2] <= 0) {
      return OptionalDouble.empty();
    }
    long max = 2 * intervals[intervals.length / 2];
    double mean =
        Arrays.stream(intervals).filter(interval -> interval <= max).average().orElse(max);
    return OptionalDouble.of(1e9 / mean);
  }

  @Override
  public SourceInfo info() {
    return info;
  }

  @Override
  public Optional<Frame> next() {
    if (closer.isPresent()) {
      if (closer.get() == Thread.currentThread()) {
        throw new IllegalStateException(info.name() + " is closed.");
      }
      return Optional.empty();
    }
    if (started) {
      if (!remaining.hasNext()) {
        return Optional.empty();
      }
      Frame frame = remaining.next();
      check(frame);
      previous = frame;
    }
    started = true;
    return Optional.of(previous);
  }

  private void check(Frame frame) {
    if (frame.width() != previous.width()
        || frame.height() != previous.height()
        || frame.format() != previous.format()) {
      throw new InvalidFrameException(
          "In %s, %s follows %s; frames of a clip have one size and format."
              .formatted(info.name(), frame, previous));
    }
    if (frame.timestamp().compareTo(previous.timestamp()) < 0) {
      throw new InvalidFrameException(
          "In %s, %s follows %s; timestamps of a clip never decrease."
              .formatted(info.name(), frame, previous));
    }
  }

  @Override
  public void close() {
    closer = Optional.of(Thread.currentThread());
  }
}
