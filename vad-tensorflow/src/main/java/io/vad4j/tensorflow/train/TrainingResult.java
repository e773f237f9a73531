package io.vad4j.tensorflow.train;

import io.vad4j.tensorflow.network.Weights;
import java.util.List;

/**
 * What came of a training.
 *
 * @param weights what was learned: by the epoch with the smallest validation loss, or by the last
 *     one where there was no validation
 * @param history how each epoch went
 */
public record TrainingResult(Weights weights, List<EpochMetrics> history) {

  /** Keeps a copy of the list. */
  public TrainingResult {
    history = List.copyOf(history);
  }
}
