package io.vad4j.tensorflow.reconstruction;

import io.vad4j.tensorflow.network.Architecture;
import io.vad4j.tensorflow.network.MotionWeights;
import io.vad4j.tensorflow.network.ReconstructionArchitecture;
import io.vad4j.tensorflow.train.Loss;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Reconstruction losses of the paper, for examples whose image begins with the previous frame.
 *
 * <p>The paper gives no formula for its motion gradient. Here it is the temporal gradient |X − P|,
 * where P is the previous frame and X the frame or its reconstruction.
 *
 * @param type which loss
 * @param alpha weight of the weighted error in the hybrid loss, at least 0
 * @param beta weight of the motion gradient in the hybrid loss, at least 0
 * @param maskedOnly whether only hidden pixels count
 */
record ReconstructionLoss(LossType type, double alpha, double beta, boolean maskedOnly)
    implements Loss {

  /** Values of the option {@code loss}. */
  enum LossType {
    /** Mean squared error. */
    MSE,
    /** Mean squared error, each pixel weighted by motion ({@link MotionWeights}). */
    WEIGHTED,
    /** α · weighted error + β · mean squared error of the motion gradient. */
    HYBRID
  }

  /** Validates the weights. */
  ReconstructionLoss {
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
    Operand<TFloat32> previous = ReconstructionArchitecture.previousFrame(tf, input.image());
    Operand<TFloat32> weighted =
        mean(
            tf,
            tf.math.mul(squaredError, MotionWeights.build(tf, input.target(), previous)),
            input);
    if (type == LossType.WEIGHTED) {
      return weighted;
    }
    Operand<TFloat32> motion =
        tf.math.square(
            tf.math.sub(
                gradient(tf, reconstruction, previous), gradient(tf, input.target(), previous)));
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
        ? Loss.maskedMean(tf, values, input.hidden())
        : tf.math.mean(values, tf.constant(new int[] {0, 1, 2, 3}));
  }
}
