package io.vad4j.tensorflow;

/**
 * Losses and learning rate of one training epoch.
 *
 * @param number number of the epoch, from 1
 * @param trainingLoss mean loss of its steps, with dropout, masks and augmentation
 * @param validationLoss mean loss on the validation clips, without dropout and augmentation; NaN
 *     where there is no validation
 * @param learningRate learning rate of its first step
 * @param best whether the validation loss is the smallest so far; the weights of the last such
 *     epoch are the model's
 * @since 0.1.0
 */
public record EpochMetrics(
    int number, double trainingLoss, double validationLoss, double learningRate, boolean best) {}
