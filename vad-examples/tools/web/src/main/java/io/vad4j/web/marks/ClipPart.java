package io.vad4j.web.marks;

import io.vad4j.Frame;
import io.vad4j.FrameSource;
import io.vad4j.SourceInfo;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Frames of a clip that follow one another closely: a clip may have few before its event. */
final class ClipPart implements FrameSource {
  /** A longer interval between frames separates parts. */
  private static final Duration MAX_INTERVAL = Duration.ofMillis(600);

  private final FrameSource source;
  private final long first;
  private final long end;
  private long position;

  private ClipPart(FrameSource source, long first, long end) {
    this.source = source;
    this.first = first;
    this.end = end;
  }

  /** Positions of frames of a clip, from one up to but without another. */
  private record Run(int from, int to) {
    int length() {
      return to - from;
    }
  }

  /**
   * {@return the longest part of a clip between two times, if it has at least a number of frames;
   * the caller closes it}
   */
  static Optional<FrameSource> longest(Path clip, Duration from, Duration to, int minFrames) {
    Run run = longestRun(times(clip), from, to);
    return run.length() < minFrames
        ? Optional.empty()
        : Optional.of(new ClipPart(FrameSource.open(clip), run.from(), run.to()));
  }

  /** {@return the times of the frames of a clip} */
  static List<Duration> times(Path clip) {
    List<Duration> times = new ArrayList<>();
    try (FrameSource source = FrameSource.open(clip)) {
      for (Optional<Frame> next = source.next(); next.isPresent(); next = source.next()) {
        times.add(next.get().timestamp());
      }
    }
    return times;
  }

  private static Run longestRun(List<Duration> times, Duration from, Duration to) {
    Run longest = new Run(0, 0);
    int start = -1;
    for (int i = 0; i < times.size(); i++) {
      boolean inside = times.get(i).compareTo(from) >= 0 && times.get(i).compareTo(to) <= 0;
      boolean follows =
          start >= 0 && times.get(i).minus(times.get(i - 1)).compareTo(MAX_INTERVAL) <= 0;
      if (!inside) {
        start = -1;
        continue;
      }
      start = follows ? start : i;
      if (i + 1 - start > longest.length()) {
        longest = new Run(start, i + 1);
      }
    }
    return longest;
  }

  @Override
  public SourceInfo info() {
    return source.info();
  }

  @Override
  public Optional<Frame> next() {
    while (position < first && source.next().isPresent()) {
      position++;
    }
    return position++ < end ? source.next() : Optional.empty();
  }

  @Override
  public void close() {
    source.close();
  }
}
