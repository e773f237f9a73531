package io.vad4j.core.evaluation.frame;

/**
 * Metric, or difference of two, with its 95 % confidence interval.
 *
 * @param value estimated value
 * @param interval its confidence interval
 * @since 0.1.0
 */
public record Estimate(double value, ConfidenceInterval interval) {

  /** {@return whether a difference is significant at the 5 % level: its interval excludes 0} */
  public boolean isSignificant() {
    return interval.lowerBound() > 0 || interval.upperBound() < 0;
  }
}
