package io.vad4j.core.evaluation.frame;

import java.util.OptionalDouble;

/**
 * A point of a curve.
 *
 * @param x 0 to 1
 * @param y 0 to 1
 * @param threshold the threshold that leads there; absent at the ROC curve's start, where nothing
 *     is flagged
 * @since 0.1.0
 */
public record CurvePoint(double x, double y, OptionalDouble threshold) {}
