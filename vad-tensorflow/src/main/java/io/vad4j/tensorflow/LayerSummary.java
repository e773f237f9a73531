package io.vad4j.tensorflow;

/**
 * One layer of a network, as in the table of a paper.
 *
 * @param name what it is and does, such as {@code "Conv3x3 32"}
 * @param rows rows of its output
 * @param columns columns of its output
 * @param channels values at each place of its output
 * @param parameters how many numbers it learns
 * @since 0.1.0
 */
public record LayerSummary(String name, int rows, int columns, int channels, long parameters) {}
