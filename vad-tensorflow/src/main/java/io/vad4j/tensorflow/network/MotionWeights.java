package io.vad4j.tensorflow.network;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.math.Mean;
import org.tensorflow.types.TFloat32;

/**
 * Spatial weights of pixels by motion: the absolute difference to the previous frame, averaged over
 * 5 × 5 pixels, plus a floor that static regions keep, divided by the mean over the frame.
 */
public final class MotionWeights {
  /** Motion that doubles a weight, as a fraction of the gray range: five gray levels. */
  private static final float FLOOR = 0.02f;

  private static final List<Long> COLUMN = List.of(1L, 5L, 1L, 1L);
  private static final List<Long> ROW = List.of(1L, 1L, 5L, 1L);
  private static final List<Long> STRIDE = List.of(1L, 1L, 1L, 1L);

  private MotionWeights() {}

  /**
   * Adds the weights to a graph.
   *
   * @param frames a batch of frames in [0, 1], batch × rows × columns × 1
   * @param previous the previous frame of each
   * @return weights of the same shape; those of each frame have a mean of 1
   */
  public static Operand<TFloat32> build(
      Ops tf, Operand<TFloat32> frames, Operand<TFloat32> previous) {
    Operand<TFloat32> motion = tf.math.abs(tf.math.sub(frames, previous));
    Operand<TFloat32> raised =
        tf.math.add(
            tf.nn.avgPool(tf.nn.avgPool(motion, COLUMN, STRIDE, "SAME"), ROW, STRIDE, "SAME"),
            tf.constant(FLOOR));
    return tf.math.div(
        raised, tf.math.mean(raised, tf.constant(new int[] {1, 2, 3}), Mean.keepDims(true)));
  }
}
