package io.vad4j.monitor;

import io.vad4j.InvalidOptionException;
import java.time.Duration;

/**
 * Recalibration policy: when scores have drifted, frames of a window calibrate the detector anew,
 * within bounds. A window in which too many frames are anomalous does not: the scene may not be
 * normal, or has changed so much that the detector must be fitted again.
 *
 * @param window how long frames are collected, above 0
 * @param minInterval the shortest time from one recalibration to the next that a drift causes
 * @param maxAnomalousShare the largest share of frames of the window that reach the threshold, 0 to
 *     1
 * @since 0.1.0
 */
public record RecalibrationPolicy(Duration window, Duration minInterval, double maxAnomalousShare) {
  private static final RecalibrationPolicy DEFAULT =
      new RecalibrationPolicy(Duration.ofMinutes(10), Duration.ofHours(6), 0.2);

  /**
   * Validates the bounds. {@inheritDoc}
   *
   * @throws InvalidOptionException if one is out of range
   */
  public RecalibrationPolicy {
    if (window.isNegative() || window.isZero() || minInterval.isNegative()) {
      throw new InvalidOptionException(
          "The window of a recalibration must be above 0 and its interval not negative, not %s and %s."
              .formatted(window, minInterval));
    }
    if (!(maxAnomalousShare >= 0 && maxAnomalousShare <= 1)) {
      throw new InvalidOptionException(
          "The share of anomalous frames must be from 0 to 1, not " + maxAnomalousShare + ".");
    }
  }

  /** {@return the default: a window of ten minutes, every six hours at most, a fifth anomalous} */
  public static RecalibrationPolicy defaults() {
    return DEFAULT;
  }
}
