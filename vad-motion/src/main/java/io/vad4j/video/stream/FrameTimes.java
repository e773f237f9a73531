package io.vad4j.video.stream;

import java.time.Duration;
import java.util.OptionalLong;

/**
 * Converts the timestamps of a video to non-decreasing times since its start, which is the start of
 * the container, or the first frame where that is not known. Where timestamps jump back or are
 * missing, time advances by the frame interval.
 */
public final class FrameTimes {
  private final long interval;
  private final OptionalLong start;
  private boolean started;
  private long last;
  private long offset;

  /**
   * Times of one video.
   *
   * @param interval frame interval in nanoseconds
   * @param start timestamp of the start of the container in nanoseconds, if known
   */
  public FrameTimes(long interval, OptionalLong start) {
    this.interval = interval;
    this.start = start;
  }

  /** The time of the next frame by its timestamp in nanoseconds. */
  public Duration at(long timestamp) {
    if (!started) {
      started = true;
      offset = -Math.min(timestamp, start.orElse(timestamp));
    } else if (timestamp + offset < last) {
      offset = last + interval - timestamp;
    }
    last = timestamp + offset;
    return Duration.ofNanos(last);
  }

  /** The time of the next frame, which has no timestamp. */
  public Duration extrapolate() {
    return at(started ? last - offset + interval : start.orElse(0));
  }
}
