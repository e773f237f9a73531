package io.vad4j.core.signal;

import io.vad4j.Restorable;
import io.vad4j.StateArchive;
import java.time.Duration;
import java.util.Arrays;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Frame rate of one clip from the first intervals of its timestamps, without gaps. Not thread-safe.
 */
public final class FrameRateEstimator implements Restorable {
  private static final int MAX_INTERVALS = 100;

  /** Intervals that are longer or shorter than the median by this factor are not counted. */
  private static final double MAX_RATIO = 2;

  private final double[] intervals = new double[MAX_INTERVALS];
  private int count;
  private @Nullable Duration last;

  /** Adds the timestamp of the next frame. */
  public void add(Duration timestamp) {
    Duration previous = last;
    if (previous != null && count < MAX_INTERVALS) {
      intervals[count++] = timestamp.minus(previous).toNanos() / 1e9;
    }
    last = timestamp;
  }

  /** {@return the number of intervals seen, at most {@value #MAX_INTERVALS}} */
  public int size() {
    return count;
  }

  /** {@return the mean rate in frames a second; empty while timestamps do not increase} */
  public OptionalDouble rate() {
    double[] sorted = Arrays.copyOf(intervals, count);
    Arrays.sort(sorted);
    double median = count == 0 ? 0 : sorted[count / 2];
    return median <= 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(
            1
                / Arrays.stream(sorted)
                    .filter(
                        interval ->
                            interval <= MAX_RATIO * median && interval >= median / MAX_RATIO)
                    .average()
                    .orElse(median));
  }

  @Override
  public void exchange(StateArchive archive) {
    count = archive.value(count);
    for (int i = 0; i < count; i++) {
      intervals[i] = archive.value(intervals[i]);
    }
    last = StateValues.duration(archive, last);
  }

  /**
   * {@return whether two frame rates differ by more than a tenth}
   *
   * @param rate above 0
   * @param other above 0
   */
  public static boolean differ(double rate, double other) {
    return Math.max(rate, other) > 1.1 * Math.min(rate, other);
  }
}
