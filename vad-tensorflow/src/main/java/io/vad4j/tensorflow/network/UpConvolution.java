package io.vad4j.tensorflow.network;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Nearest-neighbor up-sampling by 2 with a 3 × 3 convolution, as one transposed convolution of
 * stride 2. Its 4 × 4 kernel is a constant linear map of the 3 × 3 kernel, which gives the same
 * values and gradients from four ninths of the multiplications.
 *
 * @param rows rows of the input
 * @param columns columns of the input
 * @param channelsIn channels of the input
 * @param channelsOut channels of the output
 */
record UpConvolution(int rows, int columns, int channelsIn, int channelsOut) {
  private static final int KERNEL_SIZE = 3;
  private static final int FOLDED_SIZE = 4;

  /** Which of the three kernel values along an axis add up to each of the four. */
  private static final int[][] FOLDING_TERMS = {{0, 0, 1}, {0, 1, 1}, {1, 1, 0}, {1, 0, 0}};

  /** Adds the operation to a graph, for a batch of any size. */
  Operand<TFloat32> build(Ops tf, Operand<TFloat32> input, Operand<TFloat32> kernel) {
    Operand<TFloat32> flatKernel =
        tf.reshape(
            kernel, tf.constant(new int[] {KERNEL_SIZE * KERNEL_SIZE, channelsIn * channelsOut}));
    Operand<TFloat32> sums = tf.linalg.matMul(foldingMatrix(tf), flatKernel);
    Operand<TFloat32> transposed =
        tf.linalg.transpose(
            tf.reshape(
                sums, tf.constant(new int[] {FOLDED_SIZE, FOLDED_SIZE, channelsIn, channelsOut})),
            tf.constant(new int[] {0, 1, 3, 2}));
    return tf.nn.conv2dBackpropInput(
        tf.constant(
            new int[] {(int) input.asOutput().shape().get(0), 2 * rows, 2 * columns, channelsOut}),
        transposed,
        input,
        List.of(1L, 2L, 2L, 1L),
        "SAME");
  }

  private static Operand<TFloat32> foldingMatrix(Ops tf) {
    float[] matrix = new float[FOLDED_SIZE * FOLDED_SIZE * KERNEL_SIZE * KERNEL_SIZE];
    for (int i = 0; i < matrix.length; i++) {
      int to = i / (KERNEL_SIZE * KERNEL_SIZE);
      int from = i % (KERNEL_SIZE * KERNEL_SIZE);
      matrix[i] =
          FOLDING_TERMS[to / FOLDED_SIZE][from / KERNEL_SIZE]
              * FOLDING_TERMS[to % FOLDED_SIZE][from % KERNEL_SIZE];
    }
    return tf.constant(
        Shape.of(FOLDED_SIZE * FOLDED_SIZE, KERNEL_SIZE * KERNEL_SIZE),
        DataBuffers.of(matrix, true, false));
  }
}
