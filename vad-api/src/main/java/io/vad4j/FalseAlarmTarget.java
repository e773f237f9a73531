package io.vad4j;

/**
 * The false alarms that a detector may raise on normal video; its thresholds follow from that.
 *
 * @since 0.1.0
 */
public sealed interface FalseAlarmTarget {

  /**
   * {@return a share of normal frames} A score is −log10 of a tail probability, so the threshold is
   * −log10(rate). A rate rarer than the calibration video can show is extrapolated from its highest
   * scores.
   *
   * @param rate above 0 and at most 0.5
   * @throws InvalidOptionException if the rate is out of range
   */
  static FalseAlarmTarget perFrame(double rate) {
    return new PerFrame(rate);
  }

  /**
   * A share of normal frames.
   *
   * @param rate above 0 and at most 0.5
   * @since 0.1.0
   */
  record PerFrame(double rate) implements FalseAlarmTarget {
    /**
     * Validates the range.
     *
     * @param rate above 0 and at most 0.5
     */
    public PerFrame {
      if (!(rate > 0 && rate <= 0.5)) {
        throw new InvalidOptionException(
            "The false-alarm rate must be above 0 and at most 0.5, not " + rate + ".");
      }
    }
  }
}
