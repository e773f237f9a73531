package io.vad4j;

import java.time.Duration;
import java.util.Objects;

/**
 * Score drift: the score distribution of recent frames differs from that of the calibration frames.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class ScoreDrift extends ResultValue {
  private final Duration timestamp;
  private final double meanPercentile;

  private ScoreDrift(Duration timestamp, double meanPercentile) {
    this.timestamp = Objects.requireNonNull(timestamp, "timestamp");
    this.meanPercentile = meanPercentile;
    if (!(meanPercentile >= 0 && meanPercentile <= 1)) {
      throw new IllegalArgumentException(
          "A mean percentile of " + meanPercentile + " is not from 0 to 1.");
    }
  }

  /**
   * {@return a drift of scores}
   *
   * @param timestamp when it was detected, since the start of the clip
   * @param meanPercentile the mean percentile of recent scores, 0 to 1
   */
  public static ScoreDrift of(Duration timestamp, double meanPercentile) {
    return new ScoreDrift(timestamp, meanPercentile);
  }

  /** {@return when the drift was detected, since the start of the clip} */
  public Duration timestamp() {
    return timestamp;
  }

  /**
   * {@return the mean percentile of recent scores among those of the calibration frames, 0 to 1:
   * 0.5 without drift, more where scores have risen}
   */
  public double meanPercentile() {
    return meanPercentile;
  }

  @Override
  Object[] properties() {
    return new Object[] {"timestamp", timestamp, "meanPercentile", meanPercentile};
  }
}
