package io.vad4j.monitor;

import io.vad4j.InvalidOptionException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * Options of a {@link Monitor} as a whole. Immutable.
 *
 * @param threads the number of threads that score frames, at least 1
 * @param scoringTimeout how long scoring one frame, with its listeners, may take, above 0
 * @param clock the source of time
 * @param listeners the listeners to all streams
 * @since 0.1.0
 */
public record MonitorOptions(
    int threads, Duration scoringTimeout, Clock clock, List<MonitorListener> listeners) {
  /**
   * Validates the options. {@inheritDoc}
   *
   * @throws InvalidOptionException if a number is out of range
   */
  public MonitorOptions {
    if (threads < 1) {
      throw new InvalidOptionException("A monitor needs at least 1 thread, not " + threads + ".");
    }
    if (scoringTimeout.isNegative() || scoringTimeout.isZero()) {
      throw new InvalidOptionException(
          "The time limit of scoring must be above 0, not " + scoringTimeout + ".");
    }
    Objects.requireNonNull(clock, "clock");
    listeners = List.copyOf(listeners);
  }
}
