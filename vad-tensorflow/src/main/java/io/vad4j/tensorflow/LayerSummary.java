package io.vad4j.tensorflow;

/**
 * One row of a model summary: a layer, the shape of its output, its parameters and its cost.
 *
 * @param name type and configuration, such as {@code "Conv 3x3 32, ReLU"}
 * @param rows rows of the output
 * @param columns columns of the output
 * @param channels channels of the output
 * @param parameters number of trainable parameters
 * @param multiplyAdds number of multiply-add operations for one frame, of matrix products and
 *     convolutions only
 * @since 0.1.0
 */
public record LayerSummary(
    String name, int rows, int columns, int channels, long parameters, long multiplyAdds) {}
