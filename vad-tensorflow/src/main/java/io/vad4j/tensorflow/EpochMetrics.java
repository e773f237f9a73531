package io.vad4j.tensorflow;

import java.util.Map;

/**
 * Losses and learning rate of one training epoch.
 *
 * @param number number of the epoch, from 1
 * @param trainingLoss mean loss of its steps, with dropout, masks and augmentation
 * @param validationLoss mean loss on the validation clips, without dropout and augmentation; NaN
 *     where there is no validation
 * @param learningRate learning rate of its first step
 * @param best whether the validation loss is the smallest so far, or training keeps its last epoch;
 *     the weights of the last such epoch are the model's
 * @param metrics means of further quantities over its steps by name, such as {@code
 *     image-discriminator-accuracy}; empty for most networks
 * @since 0.1.0
 */
public record EpochMetrics(
    int number,
    double trainingLoss,
    double validationLoss,
    double learningRate,
    boolean best,
    Map<String, Double> metrics) {

  /**
   * Copies the map.
   *
   * @param number number of the epoch, from 1
   * @param trainingLoss mean loss of its steps
   * @param validationLoss mean loss on the validation clips, or NaN
   * @param learningRate learning rate of its first step
   * @param best whether its weights were the best so far
   * @param metrics means of further quantities by name
   */
  public EpochMetrics {
    metrics = Map.copyOf(metrics);
  }
}
