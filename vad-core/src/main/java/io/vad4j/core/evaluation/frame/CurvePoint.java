package io.vad4j.core.evaluation.frame;

import java.util.OptionalDouble;

/**
 * Point of a curve.
 *
 * @param x 0 to 1
 * @param y 0 to 1
 * @param threshold threshold of the point; empty at the start of the ROC curve, where nothing is
 *     flagged
 * @since 0.1.0
 */
public record CurvePoint(double x, double y, OptionalDouble threshold) {}
