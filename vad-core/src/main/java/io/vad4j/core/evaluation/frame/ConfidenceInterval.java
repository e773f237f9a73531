package io.vad4j.core.evaluation.frame;

/**
 * Bootstrap confidence interval of a metric.
 *
 * @param lowerBound lower bound
 * @param upperBound upper bound
 * @param validResamples number of resamples in which the metric is defined
 * @since 0.1.0
 */
public record ConfidenceInterval(double lowerBound, double upperBound, int validResamples) {}
