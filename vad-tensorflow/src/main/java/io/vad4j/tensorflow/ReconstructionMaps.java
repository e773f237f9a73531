package io.vad4j.tensorflow;

import io.vad4j.AnomalyMap;

/**
 * What a network of {@code architecture=reconstruction} measures of one frame. All maps have a cell
 * for 8 × 8 pixels of the input and cover the whole frame.
 *
 * @param error the mean squared reconstruction error of each cell
 * @param weightedError the same, each pixel weighted by motion; the weights' mean is 1
 * @param motion the mean absolute difference of each cell to the frame before, from 0 to 1
 * @since 0.1.0
 */
public record ReconstructionMaps(AnomalyMap error, AnomalyMap weightedError, AnomalyMap motion) {}
