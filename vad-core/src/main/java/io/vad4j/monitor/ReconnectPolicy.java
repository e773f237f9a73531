package io.vad4j.monitor;

import io.vad4j.InvalidOptionException;
import java.time.Duration;

/**
 * Reconnect policy: capped exponential back-off with jitter. The delay before attempt n is {@code
 * initialDelay * 2^(n-1)}, at most {@code maxDelay}, shortened at random by up to {@code jitter} of
 * it. A stream that delivered frames for longer than {@code maxDelay} starts anew. A refused
 * password waits for the maximum at once, so that no account is locked.
 *
 * @param initialDelay the delay after the first failure, above 0
 * @param maxDelay the longest delay, at least the first
 * @param jitter the largest share by which a delay is shortened at random, 0 to 1
 * @since 0.1.0
 */
public record ReconnectPolicy(Duration initialDelay, Duration maxDelay, double jitter) {
  private static final ReconnectPolicy DEFAULT =
      new ReconnectPolicy(Duration.ofSeconds(1), Duration.ofMinutes(1), 0.2);

  /**
   * Validates the delays. {@inheritDoc}
   *
   * @throws InvalidOptionException if a delay is not above 0, the maximum is below the first, or
   *     the jitter is not from 0 to 1
   */
  public ReconnectPolicy {
    if (initialDelay.isNegative() || initialDelay.isZero()) {
      throw new InvalidOptionException(
          "The first delay of a reconnect policy must be above 0, not " + initialDelay + ".");
    }
    if (maxDelay.compareTo(initialDelay) < 0) {
      throw new InvalidOptionException(
          "The longest delay of a reconnect policy, %s, must not be below the first, %s."
              .formatted(maxDelay, initialDelay));
    }
    if (!(jitter >= 0 && jitter <= 1)) {
      throw new InvalidOptionException(
          "The jitter of a reconnect policy must be from 0 to 1, not " + jitter + ".");
    }
  }

  /** {@return the default: from one second to one minute, with a jitter of a fifth} */
  public static ReconnectPolicy defaults() {
    return DEFAULT;
  }

  /**
   * {@return the delay before an attempt}
   *
   * @param failures the number of failures in a row, at least 1
   * @param random a number from 0 to 1 for the jitter
   */
  public Duration delay(int failures, double random) {
    double factor = Math.pow(2, Math.min(60, Math.max(0, failures - 1)));
    double seconds =
        Math.min(maxDelay.toNanos() / 1e9, initialDelay.toNanos() / 1e9 * factor)
            * (1 - jitter * random);
    return Duration.ofNanos(Math.round(seconds * 1e9));
  }
}
