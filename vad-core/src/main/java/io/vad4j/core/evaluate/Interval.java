package io.vad4j.core.evaluate;

/**
 * Where a figure lies when the clips are drawn again.
 *
 * @param low lower end
 * @param high upper end
 * @param defined the drawings in which the figure was defined, on which the interval stands
 */
public record Interval(double low, double high, int defined) {}
