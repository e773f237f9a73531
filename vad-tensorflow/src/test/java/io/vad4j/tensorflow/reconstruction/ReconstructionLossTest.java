package io.vad4j.tensorflow.reconstruction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.vad4j.tensorflow.network.Architecture;
import io.vad4j.tensorflow.network.Device;
import io.vad4j.tensorflow.network.TensorFlowRuntime;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

class ReconstructionLossTest {
  private static final int SIDE = 12;
  private final float[] still = filled(0.5f);
  private final float[] noMask = filled(0);
  private final float[] moving = withBlock(still, 0.9f);

  @BeforeAll
  static void load() {
    TensorFlowRuntime.ensureLoaded();
  }

  @Test
  void mseIsTheMeanSquare() {
    assertThat(loss(mse(false), filled(0.6f), still, still, noMask))
        .isCloseTo(0.01f, within(1e-6f));
  }

  @Test
  void weightsHaveAMeanOfOne() {
    assertThat(loss(weighted(false), shifted(moving, 0.1f), moving, still, noMask))
        .isCloseTo(0.01f, within(1e-6f));
  }

  @Test
  void errorsInMovingRegionsWeighMore() {
    float[] wrongThere = moving.clone();
    wrongThere[4 * SIDE + 4] += 0.1f;
    float[] wrongElsewhere = moving.clone();
    wrongElsewhere[11 * SIDE + 11] += 0.1f;
    assertThat(loss(weighted(false), wrongThere, moving, still, noMask))
        .isGreaterThan(2 * loss(weighted(false), wrongElsewhere, moving, still, noMask));
  }

  @Test
  void motionTermIsZeroForEqualMotionGradients() {
    ReconstructionLoss motionOnly =
        new ReconstructionLoss(ReconstructionLoss.LossType.HYBRID, 0, 1, false);
    float[] otherWay = withBlock(still, 0.1f);
    assertThat(loss(motionOnly, otherWay, moving, still, noMask)).isCloseTo(0, within(1e-9f));
    assertThat(loss(motionOnly, still, moving, still, noMask)).isGreaterThan(1e-3f);
  }

  @Test
  void alphaAndBetaWeighTheTermsOfTheHybridLoss() {
    float[] guess = withBlock(still, 0.7f);
    float reconstruction = hybrid(1, 0, guess);
    float motion = hybrid(0, 1, guess);
    assertThat(hybrid(2, 3, guess)).isCloseTo(2 * reconstruction + 3 * motion, within(1e-6f));
  }

  private float hybrid(double alpha, double beta, float[] guess) {
    ReconstructionLoss loss =
        new ReconstructionLoss(ReconstructionLoss.LossType.HYBRID, alpha, beta, false);
    return loss(loss, guess, moving, still, noMask);
  }

  @ParameterizedTest
  @EnumSource
  void maskedLossCountsHiddenPixelsOnly(ReconstructionLoss.LossType type) {
    ReconstructionLoss masked = new ReconstructionLoss(type, 1, 1, true);
    float[] hidden = filled(0);
    Arrays.fill(hidden, 0, 3 * SIDE, 1);
    float[] guess = noise(1);
    float[] otherWhereVisible = noise(2);
    System.arraycopy(guess, 0, otherWhereVisible, 0, 3 * SIDE);
    float[] otherWhereHidden = guess.clone();
    otherWhereHidden[5] += 0.3f;
    float expected = loss(masked, guess, moving, still, hidden);
    assertThat(loss(masked, otherWhereVisible, moving, still, hidden)).isEqualTo(expected);
    assertThat(loss(masked, otherWhereHidden, moving, still, hidden)).isNotEqualTo(expected);
  }

  @Test
  void rejectsHybridLossWithZeroWeights() {
    assertThatThrownBy(
            () -> new ReconstructionLoss(ReconstructionLoss.LossType.HYBRID, 0, 0, false))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static ReconstructionLoss mse(boolean maskedOnly) {
    return new ReconstructionLoss(ReconstructionLoss.LossType.MSE, 1, 1, maskedOnly);
  }

  private static ReconstructionLoss weighted(boolean maskedOnly) {
    return new ReconstructionLoss(ReconstructionLoss.LossType.WEIGHTED, 1, 1, maskedOnly);
  }

  private static float[] filled(float value) {
    float[] values = new float[SIDE * SIDE];
    Arrays.fill(values, value);
    return values;
  }

  private static float[] shifted(float[] values, float by) {
    float[] result = values.clone();
    for (int i = 0; i < result.length; i++) {
      result[i] += by;
    }
    return result;
  }

  private static float[] withBlock(float[] values, float gray) {
    float[] result = values.clone();
    for (int row = 3; row < 6; row++) {
      Arrays.fill(result, row * SIDE + 3, row * SIDE + 6, gray);
    }
    return result;
  }

  private static float[] noise(long seed) {
    Random random = new Random(seed);
    float[] values = new float[SIDE * SIDE];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextFloat();
    }
    return values;
  }

  private static float loss(
      ReconstructionLoss loss,
      float[] reconstruction,
      float[] frame,
      float[] previous,
      float[] hidden) {
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      Architecture.Input input =
          new Architecture.Input(constant(tf, previous), constant(tf, frame), constant(tf, hidden));
      Operand<TFloat32> scalar = loss.build(tf, constant(tf, reconstruction), input);
      try (Session session = TensorFlowRuntime.newSession(graph, Device.CPU);
          Result result = session.runner().fetch(scalar).run()) {
        return ((TFloat32) result.get(0)).getFloat();
      }
    }
  }

  private static Operand<TFloat32> constant(Ops tf, float[] values) {
    return tf.constant(Shape.of(1, SIDE, SIDE, 1), DataBuffers.of(values, true, false));
  }
}
