package io.vad4j;

import java.util.Objects;

/**
 * The threshold of a kind of anomaly that is {@linkplain io.vad4j.spi.ScorerDescriptor#standalone()
 * standalone}.
 *
 * @param kind the kind of anomaly
 * @param threshold the score from which a frame is abnormal in that way
 * @param falseAlarms how often normal footage reaches that threshold
 * @since 0.1.0
 */
public record ChannelThreshold(AnomalyKind kind, double threshold, FalseAlarmEstimate falseAlarms) {

  /**
   * Checks that nothing is missing.
   *
   * @param kind the kind of anomaly
   * @param threshold the score from which a frame is abnormal in that way
   * @param falseAlarms how often normal footage reaches that threshold
   */
  public ChannelThreshold {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(falseAlarms, "falseAlarms");
  }
}
