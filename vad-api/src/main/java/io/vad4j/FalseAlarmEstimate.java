package io.vad4j;

/**
 * Estimated false-alarm rate of a threshold on normal frames, with its 95 % confidence interval.
 *
 * <p>Successive frames are correlated, so the interval is that of the effective sample size, which
 * is estimated from how high scores cluster in time. Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class FalseAlarmEstimate extends ResultValue {
  private final double rate;
  private final double lowerBound;
  private final double upperBound;
  private final long frameCount;
  private final double effectiveSampleSize;

  private FalseAlarmEstimate(Builder builder) {
    rate = builder.rate;
    lowerBound = builder.lowerBound;
    upperBound = builder.upperBound;
    frameCount = builder.frameCount;
    effectiveSampleSize = builder.effectiveSampleSize;
    if (!(0 <= lowerBound && lowerBound <= rate && rate <= upperBound && upperBound <= 1)) {
      throw new IllegalArgumentException(
          "A rate of %s is not within its interval from %s to %s."
              .formatted(rate, lowerBound, upperBound));
    }
  }

  /** {@return a builder without values} */
  public static Builder builder() {
    return new Builder();
  }

  /** {@return the share of held-out normal frames whose score reaches the threshold, 0 to 1} */
  public double rate() {
    return rate;
  }

  /** {@return the lower bound of the 95 % confidence interval of the rate} */
  public double lowerBound() {
    return lowerBound;
  }

  /** {@return the upper bound of the 95 % confidence interval of the rate} */
  public double upperBound() {
    return upperBound;
  }

  /** {@return the number of held-out normal frames} */
  public long frameCount() {
    return frameCount;
  }

  /**
   * {@return the number of independent frames that they are equivalent to; at most the frame count}
   */
  public double effectiveSampleSize() {
    return effectiveSampleSize;
  }

  @Override
  Object[] properties() {
    return new Object[] {
      "rate", rate,
      "lowerBound", lowerBound,
      "upperBound", upperBound,
      "frameCount", frameCount,
      "effectiveSampleSize", effectiveSampleSize
    };
  }

  /** Builds a {@link FalseAlarmEstimate}; not thread-safe. */
  public static final class Builder {
    private double rate;
    private double lowerBound;
    private double upperBound;
    private long frameCount;
    private double effectiveSampleSize;

    private Builder() {}

    /**
     * {@return this builder}
     *
     * @param rate the share of held-out normal frames whose score reaches the threshold, 0 to 1
     */
    public Builder rate(double rate) {
      this.rate = rate;
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param lowerBound the lower bound of the 95 % confidence interval of the rate
     * @param upperBound the upper bound of the 95 % confidence interval of the rate
     */
    public Builder interval(double lowerBound, double upperBound) {
      this.lowerBound = lowerBound;
      this.upperBound = upperBound;
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param frameCount the number of held-out normal frames
     */
    public Builder frameCount(long frameCount) {
      this.frameCount = frameCount;
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param effectiveSampleSize the number of independent frames that they are equivalent to; at
     *     most the frame count
     */
    public Builder effectiveSampleSize(double effectiveSampleSize) {
      this.effectiveSampleSize = effectiveSampleSize;
      return this;
    }

    /**
     * {@return the result of the values given}
     *
     * @throws NullPointerException if a value is missing
     * @throws IllegalArgumentException if a value is out of range
     */
    public FalseAlarmEstimate build() {
      return new FalseAlarmEstimate(this);
    }
  }
}
