package io.vad4j.tensorflow.gan;

import io.vad4j.tensorflow.network.GraphWeights;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.nn.LeakyRelu;
import org.tensorflow.types.TFloat32;

/** Layers of generator and discriminators, and their losses. */
final class GanOps {
  private static final float SLOPE = 0.3f;

  private GanOps() {}

  /** Adds leaky ReLU to a graph. */
  static Operand<TFloat32> activate(Ops tf, Operand<TFloat32> values) {
    return tf.nn.leakyRelu(values, LeakyRelu.alpha(SLOPE));
  }

  /** Adds a convolution of stride 2 to a graph, without its bias. */
  static Operand<TFloat32> convolve(
      Ops tf, Operand<TFloat32> input, GraphWeights weights, String layer) {
    return tf.nn.conv2d(input, weights.kernel(layer), List.of(1L, 2L, 2L, 1L), "SAME");
  }

  static Operand<TFloat32> flatten(Ops tf, Operand<TFloat32> values) {
    int batch = (int) values.asOutput().shape().get(0);
    return tf.reshape(
        values, tf.constant(new int[] {batch, (int) values.asOutput().shape().size() / batch}));
  }

  /** Adds a dense layer to a graph. */
  static Operand<TFloat32> dense(
      Ops tf, Operand<TFloat32> input, GraphWeights weights, String layer) {
    return tf.nn.biasAdd(tf.linalg.matMul(input, weights.kernel(layer)), weights.bias(layer));
  }

  /** Adds the mean cross entropy of logits whose class is 1, −log sigmoid(logit). */
  static Operand<TFloat32> lossOfReal(Ops tf, Operand<TFloat32> logits) {
    return mean(tf, tf.math.softplus(tf.math.neg(logits)));
  }

  /** Adds the mean cross entropy of logits whose class is 0, −log (1 − sigmoid(logit)). */
  static Operand<TFloat32> lossOfFake(Ops tf, Operand<TFloat32> logits) {
    return mean(tf, tf.math.softplus(logits));
  }

  /** Adds the ratio of logits with the right sign. */
  static Operand<TFloat32> accuracy(Ops tf, Operand<TFloat32> real, Operand<TFloat32> fake) {
    Operand<TFloat32> zero = tf.constant(0f);
    Operand<TFloat32> hits = tf.dtypes.cast(tf.math.greater(real, zero), TFloat32.class);
    Operand<TFloat32> rejections = tf.dtypes.cast(tf.math.less(fake, zero), TFloat32.class);
    return mean(tf, tf.concat(List.of(hits, rejections), tf.constant(0)));
  }

  /** Adds the mean of all values. */
  static Operand<TFloat32> mean(Ops tf, Operand<TFloat32> values) {
    int[] axes = new int[values.asOutput().shape().numDimensions()];
    for (int i = 0; i < axes.length; i++) {
      axes[i] = i;
    }
    return tf.math.mean(values, tf.constant(axes));
  }
}
