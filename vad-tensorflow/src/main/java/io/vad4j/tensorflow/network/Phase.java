package io.vad4j.tensorflow.network;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.nn.FusedBatchNorm;
import org.tensorflow.types.TFloat32;

/** What layers do differently in training and in inference: dropout and batch normalization. */
public interface Phase {
  /** Added to the variance in batch normalization. */
  float NORMALIZATION_EPSILON = 1e-5f;

  /** Adds dropout to a graph. */
  Operand<TFloat32> dropout(Ops tf, Operand<TFloat32> values);

  /**
   * Adds batch normalization to a graph (Ioffe and Szegedy, ICML 2015).
   *
   * @param values batch × rows × columns × channels
   * @param layer name of its parameters
   */
  Operand<TFloat32> normalizeBatch(
      Ops tf, Operand<TFloat32> values, GraphWeights weights, String layer);

  /**
   * Adds standard normal deviates to a graph; 0 in inference.
   *
   * @param shape their shape
   */
  Operand<TFloat32> normalDeviates(Ops tf, int... shape);

  /** {@return inference: no dropout, and the running statistics of training} */
  static Phase inference() {
    return new Phase() {
      @Override
      public Operand<TFloat32> dropout(Ops tf, Operand<TFloat32> values) {
        return values;
      }

      @Override
      public Operand<TFloat32> normalizeBatch(
          Ops tf, Operand<TFloat32> values, GraphWeights weights, String layer) {
        return tf.nn
            .fusedBatchNorm(
                values,
                weights.get(layer + "/scale"),
                weights.get(layer + "/offset"),
                weights.get(layer + "/mean"),
                weights.get(layer + "/variance"),
                FusedBatchNorm.isTraining(false),
                FusedBatchNorm.epsilon(NORMALIZATION_EPSILON))
            .y();
      }

      @Override
      public Operand<TFloat32> normalDeviates(Ops tf, int... shape) {
        return tf.zeros(tf.constant(shape), TFloat32.class);
      }
    };
  }
}
