package io.vad4j.tensorflow.train;

import io.vad4j.Progress;
import io.vad4j.TrainingException;
import io.vad4j.spi.TrainingContext;
import io.vad4j.tensorflow.network.Architecture;
import io.vad4j.tensorflow.network.Weights;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.SplittableRandom;

/**
 * Trains a network as a masked autoencoder: hides a share of each target at random and has the
 * network reconstruct what is hidden (He et al., <i>Masked Autoencoders Are Scalable Vision
 * Learners</i>, CVPR 2022). Adam with a one-cycle learning rate; gradients are scaled down to a
 * norm of 5.
 *
 * <p>Works in the calling thread. The same examples, settings and seed give the same weights, to
 * the bit, on one machine.
 */
public final class Trainer {
  private static final int STEPS_PER_REPORT = 10;

  private final Architecture architecture;
  private final TrainingSettings settings;
  private final BlockMask mask;

  /** A trainer that hides targets with the given mask. */
  public Trainer(Architecture architecture, TrainingSettings settings, BlockMask mask) {
    this.architecture = architecture;
    this.settings = settings;
    this.mask = mask;
  }

  /**
   * Trains from the start.
   *
   * @throws TrainingException if there are fewer examples than fill a batch, or the loss is not a
   *     number any more
   */
  public Weights train(Examples examples, TrainingContext context) {
    int batch = settings.batch();
    int batches = examples.count() / batch;
    if (batches < 1) {
      throw new TrainingException(
          "%d examples do not fill a batch of %d; give more footage or a smaller batch."
              .formatted(examples.count(), batch));
    }
    SplittableRandom random = new SplittableRandom(context.seed());
    Weights initial = Weights.initial(architecture.parameters(), random.nextLong());
    int dropoutSeed = random.nextInt();
    long steps = (long) settings.epochs() * batches;
    OneCycle rates = new OneCycle(settings.peakRate(), steps);
    float[] pictures = new float[batch * architecture.pictureSize()];
    float[] targets = new float[batch * architecture.targetSize()];
    float[] hidden = new float[batch * architecture.targetSize()];
    int[] order = new int[examples.count()];
    RunningLoss loss = new RunningLoss();
    try (TrainingGraph graph = new TrainingGraph(architecture, settings, initial)) {
      for (long step = 0; step < steps; step++) {
        int first = (int) (step % batches) * batch;
        if (first == 0) {
          shuffle(order, random);
        }
        for (int i = 0; i < batch; i++) {
          boolean mirrored = settings.mirror() && random.nextBoolean();
          int example = order[first + i];
          examples.picture(example, mirrored, pictures, i * architecture.pictureSize());
          examples.target(example, mirrored, targets, i * architecture.targetSize());
          mask.random(settings.maskRatio(), random, hidden, i * architecture.targetSize());
        }
        loss.add(
            checked(graph.step(pictures, targets, hidden, rates.rate(step), dropoutSeed), step));
        if ((step + 1) % STEPS_PER_REPORT == 0 || step + 1 == steps) {
          report(context, step + 1, steps, loss);
        }
      }
      return graph.weights();
    }
  }

  private float checked(float loss, long step) {
    if (!Float.isFinite(loss)) {
      throw new TrainingException(
          "Training diverged: the loss of step %d is %s. Try a smaller learning rate than %s."
              .formatted(step + 1, loss, settings.peakRate()));
    }
    return loss;
  }

  private void report(TrainingContext context, long done, long steps, RunningLoss loss) {
    context
        .progress()
        .progressed(
            new Progress(
                "training masked-autoencoder",
                done,
                OptionalLong.of(steps),
                String.format(Locale.ROOT, "loss %.4f", loss.mean())));
  }

  private static void shuffle(int[] order, SplittableRandom random) {
    for (int i = 0; i < order.length; i++) {
      int other = random.nextInt(i + 1);
      order[i] = order[other];
      order[other] = i;
    }
  }

  /** The mean loss of the last fifty steps or so. */
  private static final class RunningLoss {
    private static final double MEMORY = 0.98;
    private double sum;
    private double weight;

    void add(float loss) {
      sum = MEMORY * sum + loss;
      weight = MEMORY * weight + 1;
    }

    double mean() {
      return sum / weight;
    }
  }
}
