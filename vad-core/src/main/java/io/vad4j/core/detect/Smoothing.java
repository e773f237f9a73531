package io.vad4j.core.detect;

import java.time.Duration;

/**
 * Exponential moving average over time, causal: the past weighs less by a factor of e for every
 * time constant that has gone by, whatever the frame rate. One for each stream.
 */
final class Smoothing {
  private final double timeConstant;
  private double state;
  private double lastSeconds = Double.NaN;

  Smoothing(Duration timeConstant) {
    this.timeConstant = seconds(timeConstant);
  }

  /** Takes the next value and gives the average so far; a time that goes back starts anew. */
  double next(Duration time, double value) {
    double now = seconds(time);
    if (Double.isNaN(lastSeconds) || timeConstant == 0 || now < lastSeconds) {
      state = value;
    } else {
      state += (1 - Math.exp((lastSeconds - now) / timeConstant)) * (value - state);
    }
    lastSeconds = now;
    return state;
  }

  /** Forgets all values. */
  void reset() {
    lastSeconds = Double.NaN;
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }
}
