package io.vad4j.core.evaluate;

/**
 * Where a figure lies when the clips are drawn again.
 *
 * @param low lower end
 * @param high upper end
 * @param defined the drawings in which the figure was defined, on which the interval stands
 * @since 0.1.0
 */
public record Interval(double low, double high, int defined) {}
