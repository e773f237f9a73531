package io.vad4j.tensorflow.network;

import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Nearest-neighbor up-sampling by 2 with a 3 × 3 convolution, as one transposed convolution of
 * stride 2, or to one channel as a 2 × 2 convolution. Their kernels are constant linear maps of the
 * 3 × 3 kernel, which gives the same values and gradients from four ninths of the multiplications.
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

  /** Outputs of each input: even or odd row and column. */
  private static final int PHASES = 4;

  /** For the even and the odd output along an axis, which kernel values add up to each of two. */
  private static final int[][][] PHASE_TERMS = {{{1, 0, 0}, {0, 1, 1}}, {{1, 1, 0}, {0, 0, 1}}};

  /** Adds the operation to a graph, for a batch of any size. */
  Operand<TFloat32> build(Ops tf, Operand<TFloat32> input, Operand<TFloat32> kernel) {
    return channelsOut == 1 ? buildPhases(tf, input, kernel) : buildTransposed(tf, input, kernel);
  }

  /**
   * One channel would leave most of a vector register empty: here the four phases of the output,
   * its even and odd rows and columns, are channels of one convolution of the input.
   */
  private Operand<TFloat32> buildPhases(Ops tf, Operand<TFloat32> input, Operand<TFloat32> kernel) {
    Operand<TFloat32> flatKernel =
        tf.reshape(kernel, tf.constant(new int[] {KERNEL_SIZE * KERNEL_SIZE, channelsIn}));
    Operand<TFloat32> sums = tf.linalg.matMul(phaseMatrix(tf), flatKernel);
    Operand<TFloat32> kernels =
        tf.linalg.transpose(
            tf.reshape(sums, tf.constant(new int[] {2, 2, PHASES, channelsIn})),
            tf.constant(new int[] {0, 1, 3, 2}));
    Operand<TFloat32> padded =
        tf.pad(input, tf.constant(new int[][] {{0, 0}, {1, 1}, {1, 1}, {0, 0}}), tf.constant(0f));
    Operand<TFloat32> convolved = tf.nn.conv2d(padded, kernels, List.of(1L, 1L, 1L, 1L), "VALID");
    return interleave(tf, convolved, (int) input.asOutput().shape().get(0));
  }

  /** Even and odd columns of the same rows side by side, then even and odd rows. */
  private Operand<TFloat32> interleave(Ops tf, Operand<TFloat32> convolved, int batch) {
    List<Operand<TFloat32>> both = new ArrayList<>();
    for (int odd = 0; odd < 2; odd++) {
      Operand<TFloat32> columnPairs =
          tf.concat(
              List.of(phase(tf, convolved, batch, odd, 0), phase(tf, convolved, batch, odd, 1)),
              tf.constant(3));
      both.add(tf.reshape(columnPairs, tf.constant(new int[] {batch, rows, 1, 2 * columns})));
    }
    return tf.reshape(
        tf.concat(both, tf.constant(2)), tf.constant(new int[] {batch, 2 * rows, 2 * columns, 1}));
  }

  private Operand<TFloat32> phase(
      Ops tf, Operand<TFloat32> convolved, int batch, int oddRow, int oddColumn) {
    return tf.slice(
        convolved,
        tf.constant(new int[] {0, oddRow, oddColumn, 2 * oddRow + oddColumn}),
        tf.constant(new int[] {batch, rows, columns, 1}));
  }

  /** For each of the 2 × 2 kernel values of each phase, which of the nine values add up to it. */
  private static Operand<TFloat32> phaseMatrix(Ops tf) {
    int taps = KERNEL_SIZE * KERNEL_SIZE;
    float[] matrix = new float[PHASES * PHASES * taps];
    for (int i = 0; i < matrix.length; i++) {
      int tap = i / taps / PHASES;
      int phase = i / taps % PHASES;
      int from = i % taps;
      matrix[i] =
          PHASE_TERMS[phase / 2][tap / 2][from / KERNEL_SIZE]
              * PHASE_TERMS[phase % 2][tap % 2][from % KERNEL_SIZE];
    }
    return tf.constant(Shape.of(PHASES * PHASES, taps), DataBuffers.of(matrix, true, false));
  }

  private Operand<TFloat32> buildTransposed(
      Ops tf, Operand<TFloat32> input, Operand<TFloat32> kernel) {
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
