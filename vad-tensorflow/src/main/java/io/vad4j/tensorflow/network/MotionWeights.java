package io.vad4j.tensorflow.network;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Weights of pixels that favour what moves: the absolute difference to the frame before, averaged
 * over 5 × 5 pixels, plus a floor, so that what stands still counts too and noise hardly more than
 * that; divided by the picture's mean, so that the mean weight is 1.
 */
public final class MotionWeights {
  /** Motion, in shares of the range of grey, that doubles a weight: five grey levels. */
  private static final float FLOOR = 0.02f;

  private static final List<Long> BOX = List.of(1L, 5L, 5L, 1L);
  private static final List<Long> STRIDE = List.of(1L, 1L, 1L, 1L);

  private MotionWeights() {}

  /**
   * Adds the weights to a graph.
   *
   * @param frames a batch of pictures from 0 to 1, batch × rows × columns × 1
   * @param previous the picture before each
   * @return weights of the same shape
   */
  public static Operand<TFloat32> build(
      Ops tf, Operand<TFloat32> frames, Operand<TFloat32> previous) {
    Operand<TFloat32> motion = tf.math.abs(tf.math.sub(frames, previous));
    Operand<TFloat32> raised =
        tf.math.add(tf.nn.avgPool(motion, BOX, STRIDE, "SAME"), tf.constant(FLOOR));
    return tf.math.div(
        raised,
        tf.math.mean(
            raised, tf.constant(new int[] {1, 2, 3}), org.tensorflow.op.math.Mean.keepDims(true)));
  }
}
