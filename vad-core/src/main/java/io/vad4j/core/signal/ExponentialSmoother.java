package io.vad4j.core.signal;

import io.vad4j.Restorable;
import io.vad4j.StateArchive;
import java.time.Duration;

/**
 * Causal exponential moving average with a time constant in seconds, independent of the frame rate.
 * Not thread-safe; one for each stream.
 *
 * @since 0.1.0
 */
public final class ExponentialSmoother implements Restorable {
  private final double timeConstant;
  private double state;
  private double lastSeconds = Double.NaN;

  /**
   * A smoother without values.
   *
   * @param timeConstant the time after which the weight of a value has decayed to 1/e; zero for no
   *     smoothing
   */
  public ExponentialSmoother(Duration timeConstant) {
    this.timeConstant = seconds(timeConstant);
  }

  /**
   * Updates with the next value; a timestamp before the last one resets the average.
   *
   * @param time timestamp since the start of the stream
   * @param value the value
   * @return the weighted average of this and earlier values
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

  /** Discards all values. */
  public void reset() {
    lastSeconds = Double.NaN;
  }

  @Override
  public void exchange(StateArchive archive) {
    state = archive.value(state);
    lastSeconds = archive.value(lastSeconds);
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }
}
