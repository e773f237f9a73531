package io.vad4j.core.evaluation.frame;

/**
 * Where a figure lies when the clips are drawn again.
 *
 * @param lowerBound lower end
 * @param upperBound upper end
 * @param validResamples the drawings in which the figure was defined, on which the interval stands
 * @since 0.1.0
 */
public record ConfidenceInterval(double lowerBound, double upperBound, int validResamples) {}
