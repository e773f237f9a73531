package io.vad4j;

import java.util.Objects;

/**
 * Threshold of a channel, with its estimated false-alarm rate.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class ChannelThreshold extends ResultValue {
  /** Name by which the threshold of the overall score is set. */
  public static final String OVERALL = "overall";

  private final String name;
  private final double threshold;
  private final FalseAlarmEstimate falseAlarms;

  private ChannelThreshold(String name, double threshold, FalseAlarmEstimate falseAlarms) {
    this.name = Objects.requireNonNull(name, "name");
    this.threshold = threshold;
    this.falseAlarms = Objects.requireNonNull(falseAlarms, "falseAlarms");
  }

  /**
   * {@return a threshold}
   *
   * @param name the name of the channel, as that of {@link ChannelScore}
   * @param threshold the score from which a frame is anomalous in the channel
   * @param falseAlarms the estimated false-alarm rate of the threshold
   */
  public static ChannelThreshold of(
      String name, double threshold, FalseAlarmEstimate falseAlarms) {
    return new ChannelThreshold(name, threshold, falseAlarms);
  }

  /** {@return the name of the channel, as that of {@link ChannelScore}} */
  public String name() {
    return name;
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
    return new Object[] {"name", name, "threshold", threshold, "falseAlarms", falseAlarms};
  }
}
