package io.vad4j.core.monitor;

import io.vad4j.monitor.HealthCause;
import java.time.Duration;
import java.util.Locale;

/**
 * Overload of one stream: a share of the frames of the last seconds was dropped. Used by one
 * thread.
 */
final class OverloadCheck {
  private static final Duration WINDOW = Duration.ofSeconds(10);
  private static final double ONSET_SHARE = 0.05;

  /** Windows without any drop after which the overload is over. */
  private static final int RELEASE_WINDOWS = 3;

  private final StreamCounters counters;
  private final HealthTracker health;
  private final MonitorTime time;
  private StreamCounters.Frames last = new StreamCounters.Frames(0, 0);
  private long windowStart;
  private int calmWindows;

  OverloadCheck(StreamCounters counters, HealthTracker health, MonitorTime time) {
    this.counters = counters;
    this.health = health;
    this.time = time;
    this.windowStart = time.nanos();
  }

  /** Checks the window that has passed, if one has. */
  void update() {
    long now = time.nanos();
    if (now - windowStart < WINDOW.toNanos()) {
      return;
    }
    StreamCounters.Frames frames = counters.frames();
    long in = frames.in() - last.in();
    long dropped = frames.dropped() - last.dropped();
    double seconds = (now - windowStart) / 1e9;
    windowStart = now;
    last = frames;
    if (dropped > ONSET_SHARE * in) {
      calmWindows = 0;
      health.raise(
          HealthCause.OVERLOADED,
          String.format(
              Locale.ROOT,
              "Frames arrive faster than they are scored: %.1f of %.1f a second are dropped. Use fewer"
                  + " streams, a larger frame stride, a smaller input size or more cores.",
              dropped / seconds,
              in / seconds));
    } else if (dropped > 0) {
      calmWindows = 0;
    } else if (++calmWindows == RELEASE_WINDOWS) {
      health.clear(HealthCause.OVERLOADED);
    }
  }
}
