package io.vad4j.core.monitor;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Time of a monitor: that of the system, whose durations do not jump when its clock is set, or that
 * of a clock that a test advances. Thread-safe.
 */
final class MonitorTime {
  private static final Duration MAX_WAIT = Duration.ofMillis(100);

  /** A clock that is advanced wakes nobody, so that it is read often. */
  private static final Duration MAX_WAIT_FOR_CLOCK = Duration.ofMillis(2);

  private final Clock clock;
  private final boolean system;

  MonitorTime(Clock clock) {
    this.clock = clock;
    this.system = clock.getClass() == Clock.systemUTC().getClass();
  }

  Instant instant() {
    return clock.instant();
  }

  /** Nanoseconds since any fixed instant. */
  long nanos() {
    if (system) {
      return System.nanoTime();
    }
    Instant now = clock.instant();
    return now.getEpochSecond() * 1_000_000_000L + now.getNano();
  }

  /** Waits for a notification of a lock that is held, for some time at most; for use in a loop. */
  @SuppressWarnings("WaitNotInLoop") // The callers loop.
  void await(Object lock, long nanos) throws InterruptedException {
    Duration longest = system ? MAX_WAIT : MAX_WAIT_FOR_CLOCK;
    long wait = Math.min(longest.toNanos(), Math.max(0, nanos));
    lock.wait(wait / 1_000_000, (int) (wait % 1_000_000) + (wait == 0 ? 1 : 0));
  }

  /** How often time limits are checked. */
  Duration watchInterval() {
    return system ? MAX_WAIT : MAX_WAIT_FOR_CLOCK;
  }
}
