package io.vad4j.tensorflow.train;

import io.vad4j.tensorflow.EpochMetrics;
import io.vad4j.tensorflow.network.Parameter;
import io.vad4j.tensorflow.network.Weights;
import java.util.ArrayList;
import java.util.List;

/**
 * State of a training between two epochs, with everything that the next one depends on.
 *
 * @param weights current weights
 * @param firstMoments Adam's running means of the gradients
 * @param secondMoments Adam's running means of the squared gradients
 * @param steps number of steps so far
 * @param drawCount number of random numbers drawn so far
 * @param bestWeights weights with the smallest validation loss
 * @param history metrics of each epoch
 */
record TrainingState(
    Weights weights,
    Weights firstMoments,
    Weights secondMoments,
    long steps,
    long drawCount,
    Weights bestWeights,
    List<EpochMetrics> history) {

  TrainingState {
    history = List.copyOf(history);
  }

  /** {@return the state before the first epoch} */
  static TrainingState initial(Weights initial, long drawCount) {
    Weights zeros = Weights.zeros(initial.parameters());
    return new TrainingState(initial, zeros, zeros, 0, drawCount, initial, List.of());
  }

  List<Parameter> parameters() {
    return weights.parameters();
  }

  /** {@return smallest validation loss; infinite before the first epoch} */
  double bestValidationLoss() {
    return history.stream()
        .filter(EpochMetrics::best)
        .mapToDouble(EpochMetrics::validationLoss)
        .min()
        .orElse(Double.POSITIVE_INFINITY);
  }

  /** {@return number of epochs since the validation loss was smallest} */
  int epochsWithoutImprovement() {
    int count = 0;
    for (int i = history.size() - 1; i >= 0 && !history.get(i).best(); i--) {
      count++;
    }
    return count;
  }

  /** {@return the history with another epoch at its end} */
  List<EpochMetrics> historyWith(EpochMetrics epoch) {
    List<EpochMetrics> extended = new ArrayList<>(history);
    extended.add(epoch);
    return extended;
  }
}
