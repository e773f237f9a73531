package io.vad4j.tensorflow;

import io.vad4j.AnomalyMap;

/**
 * Input, output, error maps and Grad-CAM of one frame, whatever the model's option {@code
 * score-type} is. All maps have one cell per 8 × 8 pixels of the input and cover the whole frame.
 *
 * @param size rows and columns of the input
 * @param input the network's input, row by row, in [0, 1]; not copied, not to be changed
 * @param output its reconstruction, likewise
 * @param maps reconstruction error and motion
 * @param hybrid hybrid score, α · error + β · motion
 * @param gradCam Grad-CAM of the encoder's last layer for the mean reconstruction error (Selvaraju
 *     et al., <i>Grad-CAM</i>, ICCV 2017)
 * @since 0.1.0
 */
public record Reconstruction(
    int size,
    float[] input,
    float[] output,
    ReconstructionMaps maps,
    AnomalyMap hybrid,
    AnomalyMap gradCam) {}
