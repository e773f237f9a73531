package io.vad4j.tensorflow.train;

/**
 * How one epoch of a training went.
 *
 * @param number from 1
 * @param training the mean loss of its steps
 * @param validation the mean loss on held-out examples; NaN without any
 * @param learningRate the rate of its first step
 * @param best whether the validation loss was the smallest so far
 */
public record EpochLoss(
    int number, double training, double validation, double learningRate, boolean best) {}
