package io.vad4j.tensorflow;

import io.vad4j.AnomalyMap;

/**
 * What a network of {@code architecture=reconstruction} makes of one frame, for pictures and
 * tables. All maps have a cell for 8 × 8 pixels of the input and cover the whole frame; whatever
 * the model's option {@code score} says, all are given.
 *
 * @param size rows and columns of the input
 * @param input the frame as the network saw it, row by row, from 0 to 1; the record's own array,
 *     not to be changed
 * @param output what the network made of it, likewise
 * @param error the mean squared reconstruction error of each cell
 * @param weightedError the same, each pixel weighted by motion; the weights' mean is 1
 * @param motion the mean absolute difference of each cell to the frame before, from 0 to 1
 * @param hybrid α · error + β · motion
 * @param gradCam where in the picture the last layer of the encoder feeds the reconstruction error
 *     (Selvaraju et al., <i>Grad-CAM</i>, ICCV 2017)
 * @since 0.1.0
 */
public record Reconstruction(
    int size,
    float[] input,
    float[] output,
    AnomalyMap error,
    AnomalyMap weightedError,
    AnomalyMap motion,
    AnomalyMap hybrid,
    AnomalyMap gradCam) {}
