package io.vad4j.tensorflow.network;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.nn.Conv;
import org.tensorflow.types.TFloat32;

/** TensorFlow's operation for the convolutions of stride 1 of a network. */
enum Convolution {
  /** {@code Conv2D}, which has gradients and kernels of oneDNN for the CPU. */
  DIFFERENTIABLE {
    @Override
    Operand<TFloat32> same(Ops tf, Operand<TFloat32> input, Operand<TFloat32> kernels) {
      return tf.nn.conv2d(input, kernels, STRIDES, "SAME");
    }

    /** Two operations, since gradients of explicit padding are missing here. */
    @Override
    Operand<TFloat32> padded(Ops tf, Operand<TFloat32> input, Operand<TFloat32> kernels) {
      Operand<TFloat32> padded =
          tf.pad(input, tf.constant(new int[][] {{0, 0}, {1, 1}, {1, 1}, {0, 0}}), tf.constant(0f));
      return tf.nn.conv2d(padded, kernels, STRIDES, "VALID");
    }
  },

  /**
   * {@code Conv}, which has no gradients. On the CPU it is a matrix product, which is faster than
   * oneDNN's convolutions where there are channels enough for one.
   */
  FORWARD {
    @Override
    Operand<TFloat32> same(Ops tf, Operand<TFloat32> input, Operand<TFloat32> kernels) {
      return input.asOutput().shape().get(3) < MIN_CHANNELS
          ? DIFFERENTIABLE.same(tf, input, kernels)
          : tf.nn.conv(input, kernels, STRIDES, "SAME");
    }

    @Override
    Operand<TFloat32> padded(Ops tf, Operand<TFloat32> input, Operand<TFloat32> kernels) {
      return tf.nn.conv(
          input,
          kernels,
          STRIDES,
          "EXPLICIT",
          Conv.explicitPaddings(0L, 0L, 1L, 1L, 1L, 1L, 0L, 0L));
    }
  };

  private static final List<Long> STRIDES = List.of(1L, 1L, 1L, 1L);
  private static final int MIN_CHANNELS = 16;

  /** {@return the faster operation for inference} */
  static Convolution fastest(Device device, Precision precision) {
    return device.equals(Device.CPU) && precision == Precision.FLOAT32 ? FORWARD : DIFFERENTIABLE;
  }

  /** Adds a convolution whose output has the size of the input to a graph. */
  abstract Operand<TFloat32> same(Ops tf, Operand<TFloat32> input, Operand<TFloat32> kernels);

  /** Adds a convolution of the input with a border of one zero on each side to a graph. */
  abstract Operand<TFloat32> padded(Ops tf, Operand<TFloat32> input, Operand<TFloat32> kernels);
}
