package io.vad4j.tensorflow.train;

/**
 * How one epoch of a training went.
 *
 * @param number from 1
 * @param trainingLoss the mean loss of its steps
 * @param validationLoss the mean loss on held-out examples; NaN without any
 * @param learningRate the rate of its first step
 * @param best whether the validation loss was the smallest so far
 */
public record EpochMetrics(
    int number, double trainingLoss, double validationLoss, double learningRate, boolean best) {}
