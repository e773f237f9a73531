package io.vad4j.core.cutpaste;

/**
 * Apparent size and position of a moving object.
 *
 * @param bottom row of its lower edge as a fraction of the image height; 1 is the lower edge of the
 *     image
 * @param height its height as a fraction of the image height
 * @since 0.1.0
 */
public record ObjectSize(double bottom, double height) {}
