package io.vad4j;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * Gap in the timestamps of a stream, longer than {@link SessionOptions#maxGap()}. Open events end
 * before it, and scorers warm up anew after it.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class StreamGap extends ResultValue {
  private final Optional<String> source;
  private final Duration start;
  private final Duration end;
  private final int warmUpFrames;

  private StreamGap(Optional<String> source, Duration start, Duration end, int warmUpFrames) {
    this.source = Objects.requireNonNull(source, "source");
    this.start = Objects.requireNonNull(start, "start");
    this.end = Objects.requireNonNull(end, "end");
    this.warmUpFrames = warmUpFrames;
    if (end.compareTo(start) <= 0 || warmUpFrames < 0) {
      throw new IllegalArgumentException(
          "A gap from %s to %s with %d warm-up frames.".formatted(start, end, warmUpFrames));
    }
  }

  /**
   * {@return a gap}
   *
   * @param source the name of the stream, if its session has one
   * @param start timestamp of the last frame before it, since the start of the clip
   * @param end timestamp of the first frame after it
   * @param warmUpFrames the number of frames after it that have no detection
   */
  public static StreamGap of(
      Optional<String> source, Duration start, Duration end, int warmUpFrames) {
    return new StreamGap(source, start, end, warmUpFrames);
  }

  /** {@return the name of the stream, if its session has one} */
  public Optional<String> source() {
    return source;
  }

  /** {@return the timestamp of the last frame before the gap, since the start of the clip} */
  public Duration start() {
    return start;
  }

  /** {@return the timestamp of the first frame after the gap} */
  public Duration end() {
    return end;
  }

  /**
   * {@return the number of frames after the gap that have no detection, the first one included,
   * since scorers that compare frames warm up}
   */
  public int warmUpFrames() {
    return warmUpFrames;
  }

  @Override
  Object[] properties() {
    return new Object[] {
      "source", source, "start", start, "end", end, "warmUpFrames", warmUpFrames
    };
  }
}
