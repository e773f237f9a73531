package io.vad4j.tensorflow.network;

/**
 * One layer of a network, as in the table of a paper.
 *
 * @param name what it is and does
 * @param rows rows of its output
 * @param columns columns of its output
 * @param channels values at each place of its output
 * @param parameters how many numbers it learns
 */
public record LayerSpec(String name, int rows, int columns, int channels, long parameters) {}
