package io.vad4j;

import java.util.Objects;

/**
 * Thresholds of a channel for frames and for events, with the estimated false alarms of both.
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
  private final double eventThreshold;
  private final EventRateEstimate events;

  private ChannelThreshold(
      String name,
      double threshold,
      FalseAlarmEstimate falseAlarms,
      double eventThreshold,
      EventRateEstimate events) {
    this.name = Objects.requireNonNull(name, "name");
    this.threshold = threshold;
    this.falseAlarms = Objects.requireNonNull(falseAlarms, "falseAlarms");
    this.eventThreshold = eventThreshold;
    this.events = Objects.requireNonNull(events, "events");
  }

  /**
   * {@return a threshold}
   *
   * @param name the name of the channel, as that of {@link ChannelScore}
   * @param threshold the score from which a frame is anomalous in the channel
   * @param falseAlarms the estimated false-alarm rate of the threshold
   * @param eventThreshold the score at which an event of the channel begins
   * @param events the estimated number of events an hour of normal video
   */
  public static ChannelThreshold of(
      String name,
      double threshold,
      FalseAlarmEstimate falseAlarms,
      double eventThreshold,
      EventRateEstimate events) {
    return new ChannelThreshold(name, threshold, falseAlarms, eventThreshold, events);
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

  /** {@return the score at which an event of the channel begins} */
  public double eventThreshold() {
    return eventThreshold;
  }

  /** {@return the estimated number of events an hour of normal video} */
  public EventRateEstimate events() {
    return events;
  }

  @Override
  Object[] properties() {
    return new Object[] {
      "name", name,
      "threshold", threshold,
      "falseAlarms", falseAlarms,
      "eventThreshold", eventThreshold,
      "events", events
    };
  }
}
