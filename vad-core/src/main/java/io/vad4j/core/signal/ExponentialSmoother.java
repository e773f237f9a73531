package io.vad4j.core.signal;

import java.time.Duration;

/**
 * Exponential moving average over time, causal: the past weighs less by a factor of e for every
 * time constant that has gone by, whatever the frame rate. One for each stream.
 *
 * @since 0.1.0
 */
public final class ExponentialSmoother {
  private final double timeConstant;
  private double state;
  private double lastSeconds = Double.NaN;

  /**
   * An average that has seen nothing yet.
   *
   * @param timeConstant after which the past weighs less by a factor of e; zero for no smoothing
   */
  public ExponentialSmoother(Duration timeConstant) {
    this.timeConstant = seconds(timeConstant);
  }

  /**
   * Takes the next value and gives the average so far; a time that goes back starts anew.
   *
   * @param time when the value was seen, since the start of the stream
   * @param value the value
   * @return the average of this and earlier values
   */
  public double update(Duration time, double value) {
    double nowSeconds = seconds(time);
    if (Double.isNaN(lastSeconds) || timeConstant == 0 || nowSeconds < lastSeconds) {
      state = value;
    } else {
      state += (1 - Math.exp((lastSeconds - nowSeconds) / timeConstant)) * (value - state);
    }
    lastSeconds = nowSeconds;
    return state;
  }

  /** Forgets all values. */
  public void reset() {
    lastSeconds = Double.NaN;
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }
}
