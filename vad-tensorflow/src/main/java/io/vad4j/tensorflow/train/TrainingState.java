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
 * @param draws how many random numbers were drawn
 * @param best the weights with the smallest validation loss
 * @param history how each epoch went
 */
record TrainingState(
    Weights weights,
    Weights firstMoments,
    Weights secondMoments,
    long steps,
    long draws,
    Weights best,
    List<EpochLoss> history) {

  TrainingState {
    history = List.copyOf(history);
  }

  /** The state before the first epoch. */
  static TrainingState start(Weights initial, long draws) {
    Weights zeros = Weights.zero(initial.parameters());
    return new TrainingState(initial, zeros, zeros, 0, draws, initial, List.of());
  }

  List<Parameter> parameters() {
    return weights.parameters();
  }

  double bestLoss() {
    return history.stream()
        .filter(EpochLoss::best)
        .mapToDouble(EpochLoss::validation)
        .min()
        .orElse(Double.POSITIVE_INFINITY);
  }

  /** How many epochs in a row have not lowered the validation loss. */
  int epochsWithoutGain() {
    int count = 0;
    for (int i = history.size() - 1; i >= 0 && !history.get(i).best(); i--) {
      count++;
    }
    return count;
  }

  /** The history with another epoch at its end. */
  List<EpochLoss> historyWith(EpochLoss epoch) {
    List<EpochLoss> longer = new ArrayList<>(history);
    longer.add(epoch);
    return longer;
  }
}
