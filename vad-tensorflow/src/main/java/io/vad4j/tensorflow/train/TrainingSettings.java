package io.vad4j.tensorflow.train;

/**
 * Hyper-parameters of a training.
 *
 * @param epochs maximum number of epochs, at least 1
 * @param patience number of epochs without a smaller validation loss after which training stops, at
 *     least 1
 * @param batchSize examples per step, at least 1
 * @param learningRate learning rate of each step
 * @param dropout dropout rate, at least 0 and less than 1
 * @param masking which values are hidden
 * @param loss loss function
 */
public record TrainingSettings(
    int epochs,
    int patience,
    int batchSize,
    LearningRateSchedule learningRate,
    double dropout,
    Masking masking,
    Loss loss) {

  /** Validates the numbers. */
  public TrainingSettings {
    if (epochs < 1 || patience < 1 || batchSize < 1 || !(dropout >= 0 && dropout < 1)) {
      throw new IllegalArgumentException(
          "%d epochs, patience %d, batch %d, dropout %s."
              .formatted(epochs, patience, batchSize, dropout));
    }
  }
}
