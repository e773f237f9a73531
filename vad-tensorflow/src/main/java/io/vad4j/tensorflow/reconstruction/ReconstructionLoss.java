package io.vad4j.tensorflow.reconstruction;

import io.vad4j.tensorflow.network.Architecture;
import io.vad4j.tensorflow.network.MotionWeights;
import io.vad4j.tensorflow.train.Loss;
import io.vad4j.tensorflow.train.MaskedMse;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The losses of the paper, for examples whose picture is the frame before the target.
 *
 * <p>The paper names a motion gradient without a formula. Here it is the one over time, |X − P|,
 * where P is the frame before and X either the frame or its reconstruction: a reconstruction of
 * something that moved must differ from where it was as much as it does itself.
 *
 * @param type which of them
 * @param alpha weight of reconstruction in the hybrid loss, at least 0
 * @param beta weight of motion in the hybrid loss, at least 0
 * @param maskedOnly whether only what was hidden counts; else everything does
 */
public record ReconstructionLoss(LossType type, double alpha, double beta, boolean maskedOnly)
    implements Loss {

  /** What is measured. */
  public enum LossType {
    /** The mean squared error of the pixels. */
    MSE,
    /** The same, each pixel weighted by motion ({@link MotionWeights}). */
    WEIGHTED,
    /** α · the weighted error + β · the mean squared error of the motion gradient. */
    HYBRID
  }

  /** Checks that something counts. */
  public ReconstructionLoss {
    if (!(alpha >= 0 && beta >= 0) || type == LossType.HYBRID && alpha + beta == 0) {
      throw new IllegalArgumentException(
          "A %s loss with α = %s and β = %s.".formatted(type, alpha, beta));
    }
  }

  @Override
  public Operand<TFloat32> build(
      Ops tf, Operand<TFloat32> reconstruction, Architecture.Input input) {
    Operand<TFloat32> squaredError = tf.math.square(tf.math.sub(reconstruction, input.target()));
    if (type == LossType.MSE) {
      return mean(tf, squaredError, input);
    }
    Operand<TFloat32> weighted =
        mean(
            tf,
            tf.math.mul(squaredError, MotionWeights.build(tf, input.target(), input.image())),
            input);
    if (type == LossType.WEIGHTED) {
      return weighted;
    }
    Operand<TFloat32> motion =
        tf.math.square(
            tf.math.sub(
                gradient(tf, reconstruction, input.image()),
                gradient(tf, input.target(), input.image())));
    return tf.math.add(
        tf.math.mul(weighted, tf.constant((float) alpha)),
        tf.math.mul(mean(tf, motion, input), tf.constant((float) beta)));
  }

  private static Operand<TFloat32> gradient(
      Ops tf, Operand<TFloat32> frames, Operand<TFloat32> previous) {
    return tf.math.abs(tf.math.sub(frames, previous));
  }

  private Operand<TFloat32> mean(Ops tf, Operand<TFloat32> values, Architecture.Input input) {
    return maskedOnly
        ? MaskedMse.maskedMean(tf, values, input.hidden())
        : tf.math.mean(values, tf.constant(new int[] {0, 1, 2, 3}));
  }
}
