package io.vad4j.video;

import java.time.Duration;

/**
 * Converts the timestamps of a video to non-decreasing times since its first frame. Where they jump
 * back or are missing, time advances by the frame interval.
 */
final class MonotonicTimestamps {
  private final long interval;
  private boolean started;
  private long last;
  private long offset;

  /**
   * Timestamps of one video.
   *
   * @param interval frame interval in nanoseconds
   */
  MonotonicTimestamps(long interval) {
    this.interval = interval;
  }

  /** The time of the next frame by its timestamp in nanoseconds. */
  Duration rebase(long timestamp) {
    if (!started) {
      started = true;
      offset = -timestamp;
    } else if (timestamp + offset < last) {
      offset = last + interval - timestamp;
    }
    last = timestamp + offset;
    return Duration.ofNanos(last);
  }

  /** The time of the next frame, which has no timestamp. */
  Duration extrapolate() {
    return rebase(started ? last - offset + interval : 0);
  }
}
