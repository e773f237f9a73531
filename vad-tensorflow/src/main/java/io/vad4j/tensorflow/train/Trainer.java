package io.vad4j.tensorflow.train;

import io.vad4j.TrainingException;
import io.vad4j.spi.TrainingContext;
import io.vad4j.tensorflow.network.Architecture;
import io.vad4j.tensorflow.network.Device;
import io.vad4j.tensorflow.network.Weights;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Trains a network as a masked autoencoder: hides a share of each target at random and has the
 * network reconstruct what is hidden (He et al., <i>Masked Autoencoders Are Scalable Vision
 * Learners</i>, CVPR 2022). Adam (Kingma and Ba, ICLR 2015); gradients are scaled down to a norm of
 * 5.
 *
 * <p>With examples to validate on, the weights with the smallest validation loss are kept, and
 * training ends when that has not fallen for some epochs. What is hidden of them is the same in
 * every epoch.
 *
 * <p>Works in the calling thread. The same examples, settings and seed give the same weights, to
 * the bit, on one machine, whether a training was interrupted or not.
 */
public final class Trainer {
  private static final int PROGRESS_INTERVAL = 10;

  private final Architecture architecture;
  private final TrainingSettings settings;
  private final Device device;

  /** A trainer of networks of one form, on a device. */
  public Trainer(Architecture architecture, TrainingSettings settings, Device device) {
    this.architecture = architecture;
    this.settings = settings;
    this.device = device;
  }

  /**
   * Trains without validation, from the start.
   *
   * @throws TrainingException if there are fewer examples than fill a batch, or the loss is not a
   *     number any more
   */
  public TrainingResult train(TrainingDataset examples, TrainingContext context) {
    return train(examples, Optional.empty(), Optional.empty(), context);
  }

  /**
   * Trains, going on from a checkpoint where there is one.
   *
   * @param validation what to measure the validation loss on; not empty of examples
   * @param checkpoint where the state is kept after each epoch
   * @throws TrainingException if there are fewer examples than fill a batch, the loss is not a
   *     number any more, the thread is interrupted between two steps, or the checkpoint cannot be
   *     written or is that of another training
   */
  public TrainingResult train(
      TrainingDataset examples,
      Optional<TrainingDataset> validation,
      Optional<Checkpoint> checkpoint,
      TrainingContext context) {
    int batches = examples.size() / settings.batchSize();
    if (batches < 1) {
      throw new TrainingException(
          "%d examples do not fill a batch of %d; give more footage or a smaller batch."
              .formatted(examples.size(), settings.batchSize()));
    }
    ResumableRandom initial = new ResumableRandom(context.seed(), 0);
    Weights weights = Weights.heNormal(architecture.parameters(), initial.nextLong());
    int dropoutSeed = initial.nextInt();
    TrainingState state =
        checkpoint
            .flatMap(kept -> kept.read(architecture.parameters()))
            .orElseGet(() -> TrainingState.initial(weights, initial.drawCount()));
    checkpoint.ifPresent(kept -> kept.write(state));
    TrainingProgress progress =
        new TrainingProgress(context.progress(), (long) settings.epochs() * batches);
    try (TrainingGraph graph =
        new TrainingGraph(architecture, settings, state, device, validation.isPresent())) {
      return trainEpochs(
          new Run(examples, validation, checkpoint, graph, progress, dropoutSeed, batches),
          state,
          context.seed());
    }
  }

  /** What stays the same all through a training. */
  private record Run(
      TrainingDataset dataset,
      Optional<TrainingDataset> validation,
      Optional<Checkpoint> checkpoint,
      TrainingGraph graph,
      TrainingProgress progress,
      int dropoutSeed,
      int batches) {}

  private TrainingResult trainEpochs(Run run, TrainingState start, long seed) {
    ResumableRandom random = new ResumableRandom(seed, start.drawCount());
    TrainingState state = start;
    for (int epoch = state.history().size() + 1;
        epoch <= settings.epochs() && state.epochsWithoutImprovement() < settings.patience();
        epoch++) {
      double rate = settings.learningRate().rate(run.graph().steps());
      double trainingLoss = trainEpoch(run, random);
      double validation =
          run.validation().map(examples -> validate(run.graph(), examples)).orElse(Double.NaN);
      boolean best = run.validation().isEmpty() || validation < state.bestValidationLoss();
      Weights latest = run.graph().weights();
      EpochMetrics loss = new EpochMetrics(epoch, trainingLoss, validation, rate, best);
      state =
          new TrainingState(
              latest,
              run.graph().firstMoments(),
              run.graph().secondMoments(),
              run.graph().steps(),
              random.drawCount(),
              best ? latest : state.bestWeights(),
              state.historyWith(loss));
      TrainingState reached = state;
      run.checkpoint().ifPresent(kept -> kept.write(reached));
      run.progress().onEpoch(run.graph().steps(), loss);
    }
    return new TrainingResult(state.bestWeights(), state.history());
  }

  /** Shows every example once, but for those that fill no batch. Gives the mean loss. */
  private double trainEpoch(Run run, RandomGenerator random) {
    int batch = settings.batchSize();
    Batch examples = new Batch(architecture, batch);
    int[] order = shuffledIndices(run.dataset().size(), random);
    double sum = 0;
    for (int number = 0; number < run.batches(); number++) {
      checkInterruption();
      for (int i = 0; i < batch; i++) {
        int example = order[number * batch + i];
        run.dataset().write(example, random, examples.image(), examples.target());
        settings.masking().hide(examples.image(), examples.target(), random, examples.hidden());
        examples.putExample(i);
      }
      long step = run.graph().steps();
      float loss =
          run.graph().step(examples, settings.learningRate().rate(step), run.dropoutSeed());
      sum += requireFinite(loss, "the loss of step " + (step + 1));
      run.progress().onStep(step + 1, loss, PROGRESS_INTERVAL);
    }
    return sum / run.batches();
  }

  private double validate(TrainingGraph graph, TrainingDataset examples) {
    Batch single = new Batch(architecture, 1);
    double sum = 0;
    for (int example = 0; example < examples.size(); example++) {
      checkInterruption();
      RandomGenerator random = new SplittableRandom(example);
      examples.write(example, random, single.image(), single.target());
      settings.masking().hide(single.image(), single.target(), random, single.hidden());
      sum += graph.validate(single.image(), single.target(), single.hidden());
    }
    return requireFinite(sum / examples.size(), "the validation loss");
  }

  private static void checkInterruption() {
    if (Thread.currentThread().isInterrupted()) {
      throw new TrainingException(
          "Training was interrupted; with a checkpoint directory it resumes after the last epoch.");
    }
  }

  private static double requireFinite(double loss, String quantity) {
    if (!Double.isFinite(loss)) {
      throw new TrainingException(
          "Training diverged: %s is %s. Try a smaller learning rate.".formatted(quantity, loss));
    }
    return loss;
  }

  private static int[] shuffledIndices(int count, RandomGenerator random) {
    int[] order = new int[count];
    for (int i = 0; i < order.length; i++) {
      int other = random.nextInt(i + 1);
      order[i] = order[other];
      order[other] = i;
    }
    return order;
  }
}
