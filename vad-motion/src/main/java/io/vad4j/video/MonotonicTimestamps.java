package io.vad4j.video;

import java.time.Duration;

/**
 * Makes time since the first frame, which never goes back, of the time stamps in a video. Where
 * stamps jump back, as when a camera restarts its clock, time goes on by one interval; where there
 * are none, frames follow at the usual interval.
 */
final class MonotonicTimestamps {
  private final long interval;
  private boolean started;
  private long last;
  private long offset;

  /**
   * A time line.
   *
   * @param interval the usual time between frames in nanoseconds
   */
  MonotonicTimestamps(long interval) {
    this.interval = interval;
  }

  /** The time of the next frame, which has a time stamp in nanoseconds. */
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

  /** The time of the next frame, which has no time stamp. */
  Duration extrapolate() {
    return rebase(started ? last - offset + interval : 0);
  }
}
