package io.vad4j.tensorflow.network;

import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Nearest-neighbor up-sampling by 2 with a 3 × 3 convolution, as a sub-pixel convolution (Shi et
 * al., CVPR 2016): one 2 × 2 convolution of the input with the phases of the output, its even and
 * odd rows and columns, as channels. Its kernels are constant linear maps of the 3 × 3 kernel,
 * which gives the same values and gradients from four ninths of the multiplications.
 *
 * @param rows rows of the input
 * @param columns columns of the input
 * @param channelsIn channels of the input
 * @param channelsOut channels of the output
 */
record UpConvolution(int rows, int columns, int channelsIn, int channelsOut) {
  private static final int KERNEL_SIZE = 3;
  private static final int TAPS = KERNEL_SIZE * KERNEL_SIZE;
  private static final int PHASES = 4;

  /** For the even and the odd output along an axis, which kernel values add up to each of two. */
  private static final int[][][] PHASE_TERMS = {{{1, 0, 0}, {0, 1, 1}}, {{1, 1, 0}, {0, 0, 1}}};

  /** Adds the operation with its bias to a graph, for a batch of any size. */
  Operand<TFloat32> build(
      Ops tf,
      Convolution convolution,
      Operand<TFloat32> input,
      Operand<TFloat32> kernel,
      Operand<TFloat32> bias) {
    Operand<TFloat32> phases =
        tf.nn.biasAdd(
            convolution.padded(tf, input, phaseKernels(tf, kernel)),
            tf.tile(bias, tf.constant(new int[] {PHASES})));
    return interleave(tf, phases, (int) input.asOutput().shape().get(0));
  }

  /** Adds the kernels of all phases: 2 × 2 × input channels × phases · output channels. */
  private Operand<TFloat32> phaseKernels(Ops tf, Operand<TFloat32> kernel) {
    Operand<TFloat32> flatKernel =
        tf.reshape(kernel, tf.constant(new int[] {TAPS, channelsIn * channelsOut}));
    Operand<TFloat32> sums = tf.linalg.matMul(phaseMatrix(tf), flatKernel);
    Operand<TFloat32> phasesLast =
        tf.linalg.transpose(
            tf.reshape(sums, tf.constant(new int[] {2, 2, PHASES, channelsIn, channelsOut})),
            tf.constant(new int[] {0, 1, 3, 2, 4}));
    return tf.reshape(phasesLast, tf.constant(new int[] {2, 2, channelsIn, PHASES * channelsOut}));
  }

  /** For each of the 2 × 2 kernel values of each phase, which of the nine values add up to it. */
  private static Operand<TFloat32> phaseMatrix(Ops tf) {
    float[] matrix = new float[PHASES * PHASES * TAPS];
    for (int i = 0; i < matrix.length; i++) {
      int tap = i / TAPS / PHASES;
      int phase = i / TAPS % PHASES;
      int from = i % TAPS;
      matrix[i] =
          PHASE_TERMS[phase / 2][tap / 2][from / KERNEL_SIZE]
              * PHASE_TERMS[phase % 2][tap % 2][from % KERNEL_SIZE];
    }
    return tf.constant(Shape.of(PHASES * PHASES, TAPS), DataBuffers.of(matrix, true, false));
  }

  /** Even and odd columns of the same rows side by side, then even and odd rows. */
  private Operand<TFloat32> interleave(Ops tf, Operand<TFloat32> phases, int batch) {
    int rowLength = 2 * columns * channelsOut;
    List<Operand<TFloat32>> both = new ArrayList<>();
    for (int odd = 0; odd < 2; odd++) {
      Operand<TFloat32> columnPairs =
          tf.concat(
              List.of(phase(tf, phases, batch, odd, 0), phase(tf, phases, batch, odd, 1)),
              tf.constant(3));
      both.add(tf.reshape(columnPairs, tf.constant(new int[] {batch, rows, rowLength})));
    }
    return tf.reshape(
        tf.concat(both, tf.constant(2)),
        tf.constant(new int[] {batch, 2 * rows, 2 * columns, channelsOut}));
  }

  private Operand<TFloat32> phase(
      Ops tf, Operand<TFloat32> phases, int batch, int oddRow, int oddColumn) {
    return tf.slice(
        phases,
        tf.constant(new int[] {0, oddRow, oddColumn, (2 * oddRow + oddColumn) * channelsOut}),
        tf.constant(new int[] {batch, rows, columns, channelsOut}));
  }
}
