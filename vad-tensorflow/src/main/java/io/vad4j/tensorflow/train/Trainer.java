package io.vad4j.tensorflow.train;

import io.vad4j.TrainingException;
import io.vad4j.core.frames.Interruption;
import io.vad4j.spi.TrainingContext;
import io.vad4j.tensorflow.EpochMetrics;
import io.vad4j.tensorflow.network.Architecture;
import io.vad4j.tensorflow.network.Device;
import io.vad4j.tensorflow.network.Weights;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * Trains an autoencoder: masks part of each target (He et al., <i>Masked Autoencoders Are Scalable
 * Vision Learners</i>, CVPR 2022) and minimizes the losses of one stage after the other with
 * {@linkplain AdamOptimizer Adam}.
 *
 * <p>With a validation set, training stops early and gives the weights with the smallest validation
 * loss, or, with {@link TrainingSettings#KEEP_LAST}, trains all epochs and gives the last weights.
 * The masks of the validation set are the same in every epoch.
 *
 * <p>Computes in the calling thread and answers interruption between steps. The same examples,
 * settings and seed give the same weights, to the bit, on one machine, also if training is resumed
 * from a checkpoint.
 */
public final class Trainer {
  private final Architecture architecture;
  private final TrainingSettings settings;
  private final Device device;
  private final String stage;

  /**
   * Creates a trainer.
   *
   * @param scorer name of the scorer, for reports of progress
   */
  public Trainer(
      String scorer, Architecture architecture, TrainingSettings settings, Device device) {
    this.stage = "training " + scorer;
    this.architecture = architecture;
    this.settings = settings;
    this.device = device;
  }

  /**
   * Trains from initial weights or resumes from a checkpoint.
   *
   * @param validation validation set, with at least one example
   * @param checkpoint receives the state after each epoch
   * @throws TrainingException if there are fewer examples than a batch, the loss is not finite, the
   *     checkpoint cannot be written or is of another training, or the thread is interrupted, whose
   *     interrupt status is kept
   */
  public TrainingResult train(
      TrainingDataset dataset,
      Optional<TrainingDataset> validation,
      Optional<Checkpoint> checkpoint,
      TrainingContext context) {
    int batches = dataset.size() / settings.batchSize();
    if (batches < 1) {
      throw new TrainingException(
          "%d examples do not fill a batch of %d; give more training video or a smaller batch-size."
              .formatted(dataset.size(), settings.batchSize()));
    }
    ResumableRandom initial = new ResumableRandom(context.seed(), 0);
    Weights weights = Weights.initial(architecture.parameters(), initial.nextLong());
    int dropoutSeed = initial.nextInt();
    TrainingState state =
        checkpoint
            .flatMap(kept -> kept.read(architecture.parameters()))
            .orElseGet(() -> TrainingState.initial(weights, initial.drawCount()));
    checkpoint.ifPresent(kept -> kept.write(state));
    TrainingProgress progress =
        new TrainingProgress(
            context.progress(),
            stage,
            (long) settings.epochs() * batches,
            settings.patience() != TrainingSettings.KEEP_LAST);
    try (TrainingGraph graph = new TrainingGraph(architecture, settings, state, device)) {
      Run run = new Run(dataset, validation, checkpoint, graph, progress, dropoutSeed, batches);
      return trainEpochs(run, state, context.seed());
    }
  }

  /** What does not change during a training. */
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
      int stage = settings.stageOf(epoch);
      StageRun stageRun =
          new StageRun(
              stage,
              settings.stages().get(stage).learningRate(),
              (long) settings.epochsBefore(stage) * run.batches());
      double rate = stageRun.learningRate().rate(run.graph().steps() - stageRun.firstStep());
      Means means = trainEpoch(run, stageRun, random);
      double validationLoss =
          run.validation()
              .map(examples -> validate(run.graph(), stage, examples))
              .orElse(Double.NaN);
      boolean best =
          settings.patience() == TrainingSettings.KEEP_LAST
              || run.validation().isEmpty()
              || validationLoss < state.bestValidationLoss();
      Weights latest = run.graph().weights();
      EpochMetrics metrics =
          new EpochMetrics(epoch, means.loss(), validationLoss, rate, best, means.metrics());
      TrainingState reached =
          new TrainingState(
              latest,
              run.graph().firstMoments(),
              run.graph().secondMoments(),
              run.graph().steps(),
              random.drawCount(),
              best ? latest : state.bestWeights(),
              state.historyWith(metrics));
      run.checkpoint().ifPresent(kept -> kept.write(reached));
      run.progress().onEpoch(run.graph().steps(), metrics);
      state = reached;
    }
    return new TrainingResult(state.bestWeights(), state.history());
  }

  /** Stage of the current epoch, with the number of steps before it. */
  private record StageRun(int index, LearningRateSchedule learningRate, long firstStep) {}

  /** Mean loss and metrics of an epoch. */
  private record Means(double loss, Map<String, Double> metrics) {}

  /** Trains on every example once, except those that do not fill a batch. */
  private Means trainEpoch(Run run, StageRun stage, RandomGenerator random) {
    Batch batch = run.graph().batch();
    int[] order = shuffledIndices(run.dataset().size(), random);
    double sum = 0;
    Map<String, Double> metrics = new TreeMap<>();
    for (int number = 0; number < run.batches(); number++) {
      Interruption.check();
      for (int i = 0; i < settings.batchSize(); i++) {
        write(run.dataset(), order[number * settings.batchSize() + i], random, batch);
        batch.store(i);
      }
      long step = run.graph().steps();
      long stageStep = step - stage.firstStep();
      TrainingGraph.StepResult result =
          run.graph()
              .step(
                  stage.index(),
                  stageStep,
                  stage.learningRate().rate(stageStep),
                  run.dropoutSeed());
      sum += requireFinite(result.loss(), "the loss of step " + (step + 1));
      result.metrics().forEach((name, value) -> metrics.merge(name, (double) value, Double::sum));
      run.progress().onStep(step + 1, result.loss());
    }
    metrics.replaceAll((name, total) -> total / run.batches());
    return new Means(sum / run.batches(), metrics);
  }

  private double validate(TrainingGraph graph, int stage, TrainingDataset examples) {
    double sum = 0;
    for (int example = 0; example < examples.size(); example++) {
      Interruption.check();
      write(examples, example, new SplittableRandom(example), graph.validationBatch());
      graph.validationBatch().store(0);
      sum += graph.validate(stage);
    }
    return requireFinite(sum / examples.size(), "the validation loss");
  }

  private void write(TrainingDataset examples, int example, RandomGenerator random, Batch into) {
    examples.write(example, random, into.image(), into.target());
    settings.masking().hide(into.image(), into.target(), random, into.hidden());
  }

  private static double requireFinite(double loss, String quantity) {
    if (!Double.isFinite(loss)) {
      throw new TrainingException(
          "Training diverged: %s is %s. Try a smaller learning-rate.".formatted(quantity, loss));
    }
    return loss;
  }

  /** Fisher-Yates shuffle, inside-out. */
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
