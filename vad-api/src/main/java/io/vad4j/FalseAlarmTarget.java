package io.vad4j;

/**
 * The false alarms that a detector may raise on normal video; its thresholds follow from that.
 *
 * @since 0.1.0
 */
public sealed interface FalseAlarmTarget {

  /**
   * {@return a share of normal frames, at which the threshold aims} A score is −log10 of a tail
   * probability, so the threshold is −log10(rate). The estimate is median unbiased: future normal
   * video is as likely to have more false alarms as to have fewer. {@link PerFrame#atConfidence}
   * gives a rate that is kept instead. A rate rarer than the calibration video can show is
   * extrapolated from its highest scores.
   *
   * @param rate above 0 and at most 0.5
   * @throws InvalidOptionException if the rate is out of range
   */
  static PerFrame perFrame(double rate) {
    return new PerFrame(rate, PerFrame.MEDIAN);
  }

  /**
   * A share of normal frames.
   *
   * @param rate above 0 and at most 0.5
   * @param confidence the probability that the rate of future normal video is at most this one; 0.5
   *     for a threshold that aims at the rate, up to 0.999
   * @since 0.1.0
   */
  record PerFrame(double rate, double confidence) implements FalseAlarmTarget {
    private static final double MEDIAN = 0.5;
    private static final double MAX_CONFIDENCE = 0.999;

    /** Validates the ranges. {@inheritDoc} */
    public PerFrame {
      if (!(rate > 0 && rate <= 0.5)) {
        throw new InvalidOptionException(
            "The false-alarm rate must be above 0 and at most 0.5, not " + rate + ".");
      }
      if (!(confidence >= MEDIAN && confidence <= MAX_CONFIDENCE)) {
        throw new InvalidOptionException(
            "The confidence of a false-alarm rate must be from 0.5 to 0.999, not "
                + confidence
                + ".");
      }
    }

    /**
     * {@return a rate that is kept with a confidence} The threshold is higher the less normal video
     * there is; the uncertainty is that of its effective sample size and of the tail prior.
     *
     * @param confidence the probability that the rate of future normal video is at most this one,
     *     0.5 to 0.999
     * @throws InvalidOptionException if the confidence is out of range
     */
    public PerFrame atConfidence(double confidence) {
      return new PerFrame(rate, confidence);
    }
  }
}
