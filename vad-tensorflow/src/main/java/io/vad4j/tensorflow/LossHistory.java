package io.vad4j.tensorflow;

import java.util.List;

/**
 * How the losses of a training went, epoch by epoch. Empty where a model was trained without
 * validation.
 *
 * @param epochs in the order of training
 * @since 0.1.0
 */
public record LossHistory(List<Epoch> epochs) {

  /**
   * Keeps a copy of the list.
   *
   * @param epochs in the order of training
   */
  public LossHistory {
    epochs = List.copyOf(epochs);
  }

  /**
   * One time through the training footage.
   *
   * @param number from 1
   * @param trainingLoss the mean loss of its steps, with dropout, masks and augmentation
   * @param validationLoss the mean loss on the clips that were held out, without dropout and
   *     augmentation
   * @param learningRate the learning rate of its steps
   * @param best whether the validation loss was the smallest so far; the weights of the last such
   *     epoch are the model's
   * @since 0.1.0
   */
  public record Epoch(
      int number, double trainingLoss, double validationLoss, double learningRate, boolean best) {}
}
