package io.vad4j.tensorflow.network;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * 2 × 2 max pooling by TensorFlow's operation {@code MaxPool}, which has oneDNN kernels; {@code
 * MaxPoolV2}, the only one that TensorFlow Java offers, has none and is slower in training.
 */
final class MaxPooling {
  private static final long[] WINDOW = {1, 2, 2, 1};

  private MaxPooling() {}

  /** Adds the operation to a graph. */
  static Operand<TFloat32> pool(Ops tf, Operand<TFloat32> input) {
    return tf.scope()
        .env()
        .opBuilder("MaxPool", tf.scope().makeOpName("MaxPool"), tf.scope())
        .addInput(input.asOutput())
        .setAttr("ksize", WINDOW)
        .setAttr("strides", WINDOW)
        .setAttr("padding", "VALID")
        .build()
        .output(0);
  }
}
