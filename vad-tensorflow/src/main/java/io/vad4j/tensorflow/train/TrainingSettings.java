package io.vad4j.tensorflow.train;

/**
 * How a network is trained.
 *
 * @param epochs how often each example is shown, at least 1
 * @param batch examples to a step, at least 1
 * @param peakRate the largest learning rate, greater than 0
 * @param maskRatio the share of the target that is hidden, greater than 0 and at most 1
 * @param dropout the share of a layer's values that are set to 0, from 0 to less than 1
 * @param mirror whether examples are mirrored at random
 */
public record TrainingSettings(
    int epochs, int batch, double peakRate, double maskRatio, double dropout, boolean mirror) {

  /** Checks the numbers. */
  public TrainingSettings {
    if (epochs < 1
        || batch < 1
        || !(peakRate > 0)
        || !(maskRatio > 0 && maskRatio <= 1)
        || !(dropout >= 0 && dropout < 1)) {
      throw new IllegalArgumentException(
          "%d epochs, batch %d, learning rate %s, mask ratio %s, dropout %s."
              .formatted(epochs, batch, peakRate, maskRatio, dropout));
    }
  }
}
