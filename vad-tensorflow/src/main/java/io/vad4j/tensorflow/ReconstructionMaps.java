package io.vad4j.tensorflow;

import io.vad4j.AnomalyMap;

/**
 * Reconstruction error and motion of one frame. All maps have one cell per 8 × 8 pixels of the
 * network's input and cover the whole frame.
 *
 * @param error mean squared reconstruction error of each cell
 * @param weightedError the same with each pixel weighted by motion; the weights have a mean of 1
 * @param motion mean absolute difference to the previous frame of each cell, in [0, 1]
 * @since 0.1.0
 */
public record ReconstructionMaps(AnomalyMap error, AnomalyMap weightedError, AnomalyMap motion) {}
