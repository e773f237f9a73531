package io.vad4j;

/**
 * Estimated number of false events an hour of normal video, with the 95 % prediction interval of
 * the number in one future hour.
 *
 * <p>The number of a future hour varies by chance, the more the fewer events it is estimated from,
 * which the interval covers. Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class EventRateEstimate extends ResultValue {
  private final double eventsPerHour;
  private final double lowerBound;
  private final double upperBound;
  private final double hours;
  private final double effectiveHours;

  private EventRateEstimate(Builder builder) {
    eventsPerHour = builder.eventsPerHour;
    lowerBound = builder.lowerBound;
    upperBound = builder.upperBound;
    hours = builder.hours;
    effectiveHours = builder.effectiveHours;
    if (!(0 <= lowerBound && lowerBound <= upperBound && eventsPerHour >= 0)) {
      throw new IllegalArgumentException(
          "%s events an hour, %s to %s, is no estimate."
              .formatted(eventsPerHour, lowerBound, upperBound));
    }
  }

  /** {@return a builder without values} */
  public static Builder builder() {
    return new Builder();
  }

  /** {@return the expected number of events an hour of normal video} */
  public double eventsPerHour() {
    return eventsPerHour;
  }

  /** {@return the lower bound of the 95 % prediction interval of the number in one hour} */
  public double lowerBound() {
    return lowerBound;
  }

  /** {@return the upper bound of the 95 % prediction interval of the number in one hour} */
  public double upperBound() {
    return upperBound;
  }

  /** {@return the hours of held-out normal video} */
  public double hours() {
    return hours;
  }

  /**
   * {@return the hours in which independent events of that rate would tell as much as this video
   * does} It is less than the hours of the video where events cluster, and may be more where the
   * rate follows from the many lower scores.
   */
  public double effectiveHours() {
    return effectiveHours;
  }

  @Override
  Object[] properties() {
    return new Object[] {
      "eventsPerHour", eventsPerHour,
      "lowerBound", lowerBound,
      "upperBound", upperBound,
      "hours", hours,
      "effectiveHours", effectiveHours
    };
  }

  /** Builds an {@link EventRateEstimate}; not thread-safe. */
  public static final class Builder {
    private double eventsPerHour;
    private double lowerBound;
    private double upperBound;
    private double hours;
    private double effectiveHours;

    private Builder() {}

    /**
     * {@return this builder}
     *
     * @param eventsPerHour the expected number of events an hour of normal video
     */
    public Builder eventsPerHour(double eventsPerHour) {
      this.eventsPerHour = eventsPerHour;
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param lowerBound the lower bound of the 95 % prediction interval of the number in one hour
     * @param upperBound the upper bound of the 95 % prediction interval of the number in one hour
     */
    public Builder interval(double lowerBound, double upperBound) {
      this.lowerBound = lowerBound;
      this.upperBound = upperBound;
      return this;
    }

    /**
     * {@return this builder}
     *
     * @param hours the hours of held-out normal video
     * @param effectiveHours the hours in which independent events would tell as much
     */
    public Builder hours(double hours, double effectiveHours) {
      this.hours = hours;
      this.effectiveHours = effectiveHours;
      return this;
    }

    /**
     * {@return the result of the values given}
     *
     * @throws IllegalArgumentException if a value is out of range
     */
    public EventRateEstimate build() {
      return new EventRateEstimate(this);
    }
  }
}
