package io.vad4j.tensorflow.train;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** The loss of a masked autoencoder: the mean squared error over what was hidden from it. */
public final class MaskedMse {
  private MaskedMse() {}

  /**
   * Adds the loss to a graph.
   *
   * @param hidden 1 where an error counts, 0 elsewhere
   * @return a scalar
   */
  static Operand<TFloat32> build(
      Ops tf,
      Operand<TFloat32> reconstruction,
      Operand<TFloat32> target,
      Operand<TFloat32> hidden) {
    return maskedMean(tf, tf.math.square(tf.math.sub(reconstruction, target)), hidden);
  }

  /** Adds the mean of the values where {@code hidden} is 1; 0 where it is nowhere. */
  public static Operand<TFloat32> maskedMean(
      Ops tf, Operand<TFloat32> values, Operand<TFloat32> hidden) {
    Operand<TFloat32> count = tf.math.maximum(sum(tf, hidden), tf.constant(1f));
    return tf.math.div(sum(tf, tf.math.mul(values, hidden)), count);
  }

  private static Operand<TFloat32> sum(Ops tf, Operand<TFloat32> values) {
    return tf.sum(values, tf.constant(new int[] {0, 1, 2, 3}));
  }
}
