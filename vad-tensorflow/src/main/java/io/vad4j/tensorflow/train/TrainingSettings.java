package io.vad4j.tensorflow.train;

/**
 * How a network is trained.
 *
 * @param epochs how often each example is shown at most, at least 1
 * @param patience after how many epochs without a smaller validation loss training ends, at least 1
 * @param batchSize examples to a step, at least 1
 * @param learningRate how large the steps are
 * @param dropout the share of a layer's values that are set to 0, from 0 to less than 1
 * @param masking what is hidden from the network
 * @param loss what is made small
 */
public record TrainingSettings(
    int epochs,
    int patience,
    int batchSize,
    LearningRateSchedule learningRate,
    double dropout,
    Masking masking,
    Loss loss) {

  /** Checks the numbers. */
  public TrainingSettings {
    if (epochs < 1 || patience < 1 || batchSize < 1 || !(dropout >= 0 && dropout < 1)) {
      throw new IllegalArgumentException(
          "%d epochs, patience %d, batch %d, dropout %s."
              .formatted(epochs, patience, batchSize, dropout));
    }
  }
}
