package io.vad4j.tensorflow.train;

import io.vad4j.tensorflow.network.GraphWeights;
import io.vad4j.tensorflow.network.Phase;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.nn.FusedBatchNorm;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Layers in training: dropout by stateless random numbers, and batch normalization by the
 * statistics of the batch, which the running statistics follow.
 */
final class TrainingPhase implements Phase {
  /** Share of a batch in the running statistics of batch normalization. */
  private static final float STATISTICS_RATE = 0.05f;

  /** Added to the seed of dropout. */
  private static final int NOISE_SEED = 1_000_003;

  private final Operand<TInt32> seed;
  private final float dropRate;
  private final List<Statistic> statistics = new ArrayList<>();
  private int dropoutLayers;

  /**
   * Creates the phase of one graph.
   *
   * @param seed determines what is dropped in a step
   */
  TrainingPhase(Operand<TInt32> seed, double dropRate) {
    this.seed = seed;
    this.dropRate = (float) dropRate;
  }

  private record Statistic(Operand<TFloat32> running, Operand<TFloat32> batch) {}

  @Override
  public Operand<TFloat32> dropout(Ops tf, Operand<TFloat32> values) {
    if (dropRate == 0) {
      return values;
    }
    int layer = dropoutLayers++;
    Operand<TInt32> layerSeed =
        layer == 0 ? seed : tf.math.add(seed, tf.constant(new int[] {layer, 0}));
    Operand<TFloat32> uniform = tf.random.statelessRandomUniform(tf.shape(values), layerSeed);
    Operand<TFloat32> keep = tf.math.floor(tf.math.add(uniform, tf.constant(1 - dropRate)));
    return tf.math.mul(values, tf.math.mul(keep, tf.constant(1 / (1 - dropRate))));
  }

  @Override
  public Operand<TFloat32> normalizeBatch(
      Ops tf, Operand<TFloat32> values, GraphWeights weights, String layer) {
    Operand<TFloat32> none = tf.constant(new float[0]);
    FusedBatchNorm<TFloat32, TFloat32> normalization =
        tf.nn.fusedBatchNorm(
            values,
            weights.get(layer + "/scale"),
            weights.get(layer + "/offset"),
            none,
            none,
            FusedBatchNorm.isTraining(true),
            FusedBatchNorm.epsilon(NORMALIZATION_EPSILON));
    statistics.add(new Statistic(weights.get(layer + "/mean"), normalization.batchMean()));
    statistics.add(new Statistic(weights.get(layer + "/variance"), normalization.batchVariance()));
    return normalization.y();
  }

  @Override
  public Operand<TFloat32> normalDeviates(Ops tf, int... shape) {
    return tf.random.statelessRandomNormal(
        tf.constant(shape), tf.math.add(seed, tf.constant(new int[] {NOISE_SEED, 0})));
  }

  /** Adds the updates of the running statistics to a graph. */
  List<Op> updates(Ops tf) {
    List<Op> updates = new ArrayList<>();
    for (Statistic statistic : statistics) {
      Operand<TFloat32> step =
          tf.math.mul(
              tf.math.sub(statistic.batch(), statistic.running()), tf.constant(STATISTICS_RATE));
      updates.add(tf.assignAdd(statistic.running(), step));
    }
    return updates;
  }
}
