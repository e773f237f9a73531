package io.vad4j.tensorflow.network;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.math.Mean;
import org.tensorflow.types.TFloat32;

/** Graph operations for the maps of a reconstructed frame, with one cell per 8 × 8 pixels. */
final class ReconstructionMapOps {
  static final int CELL_SIZE = ReconstructionArchitecture.DOWNSAMPLING_FACTOR;

  private ReconstructionMapOps() {}

  /** Adds the maps of error, weighted error and motion, concatenated along the batch. */
  static Operand<TFloat32> buildMaps(
      Ops tf, Operand<TFloat32> frame, Operand<TFloat32> previousFrame, Operand<TFloat32> error) {
    Operand<TFloat32> weighted = tf.math.mul(error, MotionWeights.build(tf, frame, previousFrame));
    Operand<TFloat32> motion = tf.math.abs(tf.math.sub(frame, previousFrame));
    return tf.concat(
        List.of(averageCells(tf, error), averageCells(tf, weighted), averageCells(tf, motion)),
        tf.constant(0));
  }

  private static Operand<TFloat32> averageCells(Ops tf, Operand<TFloat32> pixels) {
    List<Long> square = List.of(1L, (long) CELL_SIZE, (long) CELL_SIZE, 1L);
    return tf.nn.avgPool(pixels, square, square, "VALID");
  }

  /**
   * Adds Grad-CAM of the mean error: the channels of the code weighted by their mean gradients,
   * summed and rectified (Selvaraju et al., <i>Grad-CAM</i>, ICCV 2017, equations 1 and 2).
   */
  static Operand<TFloat32> buildGradCam(Ops tf, Operand<TFloat32> error, Operand<TFloat32> code) {
    Operand<TFloat32> mean = tf.math.mean(error, tf.constant(new int[] {0, 1, 2, 3}));
    Operand<TFloat32> gradient = tf.gradients(mean, List.of(code)).dy(0);
    Operand<TFloat32> channels =
        tf.math.mean(gradient, tf.constant(new int[] {1, 2}), Mean.keepDims(true));
    return tf.nn.relu(tf.sum(tf.math.mul(code, channels), tf.constant(new int[] {0, 3})));
  }
}
