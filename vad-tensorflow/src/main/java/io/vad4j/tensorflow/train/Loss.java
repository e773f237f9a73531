package io.vad4j.tensorflow.train;

import io.vad4j.tensorflow.network.Architecture;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Loss function of a masked autoencoder. */
@FunctionalInterface
public interface Loss {

  /**
   * Adds the loss to a graph.
   *
   * @param reconstruction output of the network
   * @param input its input
   * @return a scalar
   */
  Operand<TFloat32> build(Ops tf, Operand<TFloat32> reconstruction, Architecture.Input input);

  /** {@return mean squared error of the hidden values} */
  static Loss maskedMse() {
    return (tf, reconstruction, input) ->
        maskedMean(tf, tf.math.square(tf.math.sub(reconstruction, input.target())), input.hidden());
  }

  /** {@return mean of the values where {@code hidden} is 1; 0 if nothing is hidden} */
  static Operand<TFloat32> maskedMean(Ops tf, Operand<TFloat32> values, Operand<TFloat32> hidden) {
    Operand<TFloat32> count = tf.math.maximum(sum(tf, hidden), tf.constant(1f));
    return tf.math.div(sum(tf, tf.math.mul(values, hidden)), count);
  }

  private static Operand<TFloat32> sum(Ops tf, Operand<TFloat32> values) {
    return tf.sum(values, tf.constant(new int[] {0, 1, 2, 3}));
  }
}
