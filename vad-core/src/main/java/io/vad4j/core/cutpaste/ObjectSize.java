package io.vad4j.core.cutpaste;

/**
 * How large a thing that moves is seen, and where.
 *
 * @param bottom where its lower edge is, as a share of the picture's height; 1 is the lower edge of
 *     the picture
 * @param height from its upper to its lower edge, as a share of the picture's height
 * @since 0.1.0
 */
public record ObjectSize(double bottom, double height) {}
