package io.vad4j.tensorflow.train;

import java.util.List;

/**
 * Hyper-parameters of a training.
 *
 * @param patience number of epochs without a smaller validation loss after which training stops, at
 *     least 1; {@link #KEEP_LAST} to train all epochs and keep the last
 * @param batchSize examples per step, at least 1
 * @param dropout dropout rate, at least 0 and less than 1
 * @param masking which values are hidden
 * @param optimizer parameters of Adam
 * @param stages what is trained, one after the other; at least one
 */
public record TrainingSettings(
    int patience,
    int batchSize,
    double dropout,
    Masking masking,
    Adam optimizer,
    List<Stage> stages) {
  /** Patience of a training that keeps the weights of its last epoch. */
  public static final int KEEP_LAST = Integer.MAX_VALUE;

  /** Validates the numbers. */
  public TrainingSettings {
    stages = List.copyOf(stages);
    if (patience < 1
        || batchSize < 1
        || !(dropout >= 0 && dropout < 1)
        || stages.isEmpty()
        || stages.stream().anyMatch(stage -> stage.epochs() < 1)) {
      throw new IllegalArgumentException(
          "%s, patience %d, batch %d, dropout %s.".formatted(stages, patience, batchSize, dropout));
    }
  }

  /**
   * Settings of a training with one loss.
   *
   * @param epochs maximum number of epochs, at least 1
   * @param learningRate learning rate of each step
   * @param loss loss of the reconstruction
   */
  public TrainingSettings(
      int epochs,
      int patience,
      int batchSize,
      LearningRateSchedule learningRate,
      double dropout,
      Masking masking,
      Loss loss) {
    this(
        patience,
        batchSize,
        dropout,
        masking,
        Adam.DEFAULT,
        List.of(new Stage(epochs, learningRate, Objective.of(loss))));
  }

  /** {@return maximum number of epochs of all stages} */
  public int epochs() {
    return stages.stream().mapToInt(Stage::epochs).sum();
  }

  /** {@return index of the stage of an epoch, from 1} */
  int stageOf(int epoch) {
    int index = 0;
    for (int left = epoch - stages.get(0).epochs();
        left > 0 && index < stages.size() - 1;
        left -= stages.get(index).epochs()) {
      index++;
    }
    return index;
  }

  /** {@return number of epochs before a stage} */
  int epochsBefore(int stage) {
    return stages.subList(0, stage).stream().mapToInt(Stage::epochs).sum();
  }

  /**
   * Epochs in which one objective is minimized.
   *
   * @param epochs maximum number of epochs, at least 1
   * @param learningRate learning rate of each step of the stage
   * @param objective what is minimized
   */
  public record Stage(int epochs, LearningRateSchedule learningRate, Objective objective) {}

  /**
   * Parameters of Adam (Kingma and Ba, ICLR 2015), with decoupled weight decay (Loshchilov and
   * Hutter, ICLR 2019).
   *
   * @param beta1 decay rate of the running means of gradients
   * @param beta2 decay rate of the running means of squared gradients
   * @param weightDecay share of a weight, times the learning rate, that each step takes off
   */
  public record Adam(double beta1, double beta2, double weightDecay) {
    /** The published defaults, without weight decay. */
    public static final Adam DEFAULT = new Adam(0.9, 0.999, 0);
  }
}
