package io.vad4j.motion.video;

import java.time.Duration;

/**
 * Makes time since the first frame, which never goes back, of the time stamps in a video. Where
 * stamps jump back, as when a camera restarts its clock, time goes on by one interval; where there
 * are none, frames follow at the usual interval.
 */
final class TimeLine {
  private final long interval;
  private boolean started;
  private long last;
  private long offset;

  /**
   * A time line.
   *
   * @param interval the usual time between frames in nanoseconds
   */
  TimeLine(long interval) {
    this.interval = interval;
  }

  /** The time of the next frame, which has a time stamp in nanoseconds. */
  Duration stamped(long stamp) {
    if (!started) {
      started = true;
      offset = -stamp;
    } else if (stamp + offset < last) {
      offset = last + interval - stamp;
    }
    last = stamp + offset;
    return Duration.ofNanos(last);
  }

  /** The time of the next frame, which has no time stamp. */
  Duration unstamped() {
    return stamped(started ? last - offset + interval : 0);
  }
}
