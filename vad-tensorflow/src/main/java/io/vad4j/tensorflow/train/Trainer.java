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
  private static final int STEPS_PER_REPORT = 10;

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
  public Training train(Examples examples, TrainingContext context) {
    return train(examples, Optional.empty(), Optional.empty(), context);
  }

  /**
   * Trains, going on from a checkpoint where there is one.
   *
   * @param validation what to measure the validation loss on; not empty of examples
   * @param checkpoint where the state is kept after each epoch
   * @throws TrainingException if there are fewer examples than fill a batch, the loss is not a
   *     number any more, or the checkpoint cannot be written or is that of another training
   */
  public Training train(
      Examples examples,
      Optional<Examples> validation,
      Optional<Checkpoint> checkpoint,
      TrainingContext context) {
    int batches = examples.count() / settings.batch();
    if (batches < 1) {
      throw new TrainingException(
          "%d examples do not fill a batch of %d; give more footage or a smaller batch."
              .formatted(examples.count(), settings.batch()));
    }
    CountedRandom initial = new CountedRandom(context.seed(), 0);
    Weights weights = Weights.initial(architecture.parameters(), initial.nextLong());
    int dropoutSeed = initial.nextInt();
    TrainingState state =
        checkpoint
            .flatMap(kept -> kept.read(architecture.parameters()))
            .orElseGet(() -> TrainingState.start(weights, initial.draws()));
    checkpoint.ifPresent(kept -> kept.write(state));
    TrainingReport report =
        new TrainingReport(context.progress(), (long) settings.epochs() * batches);
    try (TrainingGraph graph =
        new TrainingGraph(architecture, settings, state, device, validation.isPresent())) {
      return run(
          new Run(examples, validation, checkpoint, graph, report, dropoutSeed, batches),
          state,
          context.seed());
    }
  }

  /** What stays the same all through a training. */
  private record Run(
      Examples examples,
      Optional<Examples> validation,
      Optional<Checkpoint> checkpoint,
      TrainingGraph graph,
      TrainingReport report,
      int dropoutSeed,
      int batches) {}

  private Training run(Run run, TrainingState start, long seed) {
    CountedRandom random = new CountedRandom(seed, start.draws());
    TrainingState state = start;
    for (int epoch = state.history().size() + 1;
        epoch <= settings.epochs() && state.epochsWithoutGain() < settings.patience();
        epoch++) {
      double rate = settings.learningRate().rate(run.graph().steps());
      double training = epoch(run, random);
      double validation =
          run.validation().map(examples -> validate(run.graph(), examples)).orElse(Double.NaN);
      boolean best = run.validation().isEmpty() || validation < state.bestLoss();
      Weights latest = run.graph().weights();
      EpochLoss loss = new EpochLoss(epoch, training, validation, rate, best);
      state =
          new TrainingState(
              latest,
              run.graph().firstMoments(),
              run.graph().secondMoments(),
              run.graph().steps(),
              random.draws(),
              best ? latest : state.best(),
              state.historyWith(loss));
      TrainingState reached = state;
      run.checkpoint().ifPresent(kept -> kept.write(reached));
      run.report().epoch(run.graph().steps(), loss);
    }
    return new Training(state.best(), state.history());
  }

  /** Shows every example once, but for those that fill no batch. Gives the mean loss. */
  private double epoch(Run run, RandomGenerator random) {
    int batch = settings.batch();
    Batch examples = new Batch(architecture, batch);
    int[] order = shuffled(run.examples().count(), random);
    double sum = 0;
    for (int number = 0; number < run.batches(); number++) {
      for (int i = 0; i < batch; i++) {
        int example = order[number * batch + i];
        run.examples().write(example, random, examples.picture(), examples.target());
        settings.masking().hide(examples.picture(), examples.target(), random, examples.hidden());
        examples.put(i);
      }
      long step = run.graph().steps();
      float loss =
          run.graph().step(examples, settings.learningRate().rate(step), run.dropoutSeed());
      sum += checked(loss, "the loss of step " + (step + 1));
      run.report().step(step + 1, loss, STEPS_PER_REPORT);
    }
    return sum / run.batches();
  }

  private double validate(TrainingGraph graph, Examples examples) {
    Batch one = new Batch(architecture, 1);
    double sum = 0;
    for (int example = 0; example < examples.count(); example++) {
      RandomGenerator random = new SplittableRandom(example);
      examples.write(example, random, one.picture(), one.target());
      settings.masking().hide(one.picture(), one.target(), random, one.hidden());
      sum += graph.validate(one.picture(), one.target(), one.hidden());
    }
    return checked(sum / examples.count(), "the validation loss");
  }

  private static double checked(double loss, String what) {
    if (!Double.isFinite(loss)) {
      throw new TrainingException(
          "Training diverged: %s is %s. Try a smaller learning rate.".formatted(what, loss));
    }
    return loss;
  }

  private static int[] shuffled(int count, RandomGenerator random) {
    int[] order = new int[count];
    for (int i = 0; i < order.length; i++) {
      int other = random.nextInt(i + 1);
      order[i] = order[other];
      order[other] = i;
    }
    return order;
  }
}
