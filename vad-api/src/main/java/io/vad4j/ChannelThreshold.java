package io.vad4j;

import java.util.Objects;

/**
 * Threshold of a stand-alone channel, with its estimated false-alarm rate.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class ChannelThreshold extends ResultValue {
  private final AnomalyKind kind;
  private final double threshold;
  private final FalseAlarmEstimate falseAlarms;

  private ChannelThreshold(AnomalyKind kind, double threshold, FalseAlarmEstimate falseAlarms) {
    this.kind = Objects.requireNonNull(kind, "kind");
    this.threshold = threshold;
    this.falseAlarms = Objects.requireNonNull(falseAlarms, "falseAlarms");
  }

  /**
   * {@return a threshold}
   *
   * @param kind the anomaly kind of the channel
   * @param threshold the score from which a frame is anomalous in the channel
   * @param falseAlarms the estimated false-alarm rate of the threshold
   */
  public static ChannelThreshold of(
      AnomalyKind kind, double threshold, FalseAlarmEstimate falseAlarms) {
    return new ChannelThreshold(kind, threshold, falseAlarms);
  }

  /** {@return the anomaly kind of the channel} */
  public AnomalyKind kind() {
    return kind;
  }

  /** {@return the score from which a frame is anomalous in the channel} */
  public double threshold() {
    return threshold;
  }

  /** {@return the estimated false-alarm rate of the threshold} */
  public FalseAlarmEstimate falseAlarms() {
    return falseAlarms;
  }

  @Override
  Object[] properties() {
    return new Object[] {"kind", kind, "threshold", threshold, "falseAlarms", falseAlarms};
  }
}
