package io.vad4j;

import java.time.Duration;

/**
 * When abnormal frames make an event.
 *
 * @param exitRatio an event goes on while the score stays above this fraction of the threshold
 *     (hysteresis); above 0, at most 1
 * @param minDuration shorter runs of abnormal frames are not reported as events
 * @param mergeGap an event that begins within this time of the last one's end continues it
 * @since 0.1.0
 */
public record EventRule(double exitRatio, Duration minDuration, Duration mergeGap) {

  /**
   * Checks the ranges.
   *
   * @param exitRatio an event goes on while the score stays above this fraction of the threshold
   * @param minDuration shorter runs of abnormal frames are not reported as events
   * @param mergeGap an event that begins within this time of the last one's end continues it
   */
  public EventRule {
    if (!(exitRatio > 0 && exitRatio <= 1)) {
      throw new IllegalArgumentException(
          "leaveFraction must be above 0 and at most 1, not " + exitRatio + ".");
    }
    if (minDuration.isNegative() || mergeGap.isNegative()) {
      throw new IllegalArgumentException(
          "minimumLength " + minDuration + " and mergeGap " + mergeGap + " cannot be negative.");
    }
  }

  /**
   * Leaves at 70 % of the threshold, lasts at least 0.3 s, joins events less than 1 s apart.
   *
   * @return the rule that detectors use by default
   */
  public static EventRule defaults() {
    return new EventRule(0.7, Duration.ofMillis(300), Duration.ofSeconds(1));
  }
}
