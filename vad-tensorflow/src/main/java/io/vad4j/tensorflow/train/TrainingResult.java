package io.vad4j.tensorflow.train;

import io.vad4j.tensorflow.EpochMetrics;
import io.vad4j.tensorflow.network.Weights;
import java.util.List;

/**
 * Weights and history of a training.
 *
 * @param weights weights of the epoch with the smallest validation loss; of the last epoch without
 *     validation or with {@link TrainingSettings#KEEP_LAST}
 * @param history metrics of each epoch
 */
public record TrainingResult(Weights weights, List<EpochMetrics> history) {

  /** Copies the list. */
  public TrainingResult {
    history = List.copyOf(history);
  }
}
