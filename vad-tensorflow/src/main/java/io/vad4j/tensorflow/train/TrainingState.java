package io.vad4j.tensorflow.train;

import io.vad4j.tensorflow.network.Parameter;
import io.vad4j.tensorflow.network.Weights;
import java.util.ArrayList;
import java.util.List;

/**
 * A training between two epochs, with all that the next one depends on.
 *
 * @param weights what was learned so far
 * @param firstMoments Adam's running means of gradients
 * @param secondMoments Adam's running means of squared gradients
 * @param steps how many steps were made
 * @param drawCount how many random numbers were drawn
 * @param bestWeights the weights with the smallest validation loss
 * @param history how each epoch went
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

  /** The state before the first epoch. */
  static TrainingState initial(Weights initial, long drawCount) {
    Weights zeros = Weights.zeros(initial.parameters());
    return new TrainingState(initial, zeros, zeros, 0, drawCount, initial, List.of());
  }

  List<Parameter> parameters() {
    return weights.parameters();
  }

  double bestValidationLoss() {
    return history.stream()
        .filter(EpochMetrics::best)
        .mapToDouble(EpochMetrics::validationLoss)
        .min()
        .orElse(Double.POSITIVE_INFINITY);
  }

  /** How many epochs in a row have not lowered the validation loss. */
  int epochsWithoutImprovement() {
    int count = 0;
    for (int i = history.size() - 1; i >= 0 && !history.get(i).best(); i--) {
      count++;
    }
    return count;
  }

  /** The history with another epoch at its end. */
  List<EpochMetrics> historyWith(EpochMetrics epoch) {
    List<EpochMetrics> extended = new ArrayList<>(history);
    extended.add(epoch);
    return extended;
  }
}
