package io.vad4j.web.store;

import io.vad4j.InvalidOptionException;
import java.time.Duration;

/**
 * Retention of events: how long they are kept, and how much their files may take. The oldest go
 * first, with their files. Events that people have marked stay; where their files leave no room,
 * other events are kept without files.
 *
 * @param age the time after the end of an event until it is removed, above 0
 * @param bytes the size of all files together, above 0
 * @since 0.1.0
 */
public record Retention(Duration age, long bytes) {
  private static final Duration DEFAULT_AGE = Duration.ofDays(30);
  private static final long DEFAULT_BYTES = 10_000_000_000L;

  /** Validates the values. {@inheritDoc} */
  public Retention {
    if (age.isNegative() || age.isZero() || bytes < 1) {
      throw new InvalidOptionException(
          "Events are kept for a time and a number of bytes above 0, not %s and %d."
              .formatted(age, bytes));
    }
  }

  /** {@return 30 days, and 10 GB} */
  public static Retention defaults() {
    return new Retention(DEFAULT_AGE, DEFAULT_BYTES);
  }
}
