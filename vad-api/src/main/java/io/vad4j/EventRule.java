package io.vad4j;

import java.time.Duration;
import java.util.Objects;

/**
 * Hysteresis rule by which anomalous frames are joined into events.
 *
 * @param exitRatio the exit threshold as a fraction of the threshold of frames, above 0 and at most
 *     1: an event continues while the score is at least that high
 * @param minDuration the duration below which an event is not reported
 * @param mergeGap the largest gap between two events that are merged into one
 * @since 0.1.0
 */
public record EventRule(double exitRatio, Duration minDuration, Duration mergeGap) {

  /** Validates the ranges. {@inheritDoc} */
  public EventRule {
    Objects.requireNonNull(minDuration, "minDuration");
    Objects.requireNonNull(mergeGap, "mergeGap");
    if (!(exitRatio > 0 && exitRatio <= 1)) {
      throw new IllegalArgumentException(
          "exitRatio must be above 0 and at most 1, not " + exitRatio + ".");
    }
    if (minDuration.isNegative() || mergeGap.isNegative()) {
      throw new IllegalArgumentException(
          "minDuration " + minDuration + " and mergeGap " + mergeGap + " cannot be negative.");
    }
  }

  /**
   * {@return the default rule: exit at the threshold of frames, at least 0.3 s, gaps of up to 1 s
   * merged}
   */
  public static EventRule defaults() {
    return new EventRule(1, Duration.ofMillis(300), Duration.ofSeconds(1));
  }
}
