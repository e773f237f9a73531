package io.vad4j.tensorflow.motion;

import static org.assertj.core.api.Assertions.assertThat;

import io.vad4j.AnomalyMap;
import org.junit.jupiter.api.Test;

class MotionResidualTest {
  private final MotionResidual residual = new MotionResidual(7, 7);
  private final float[] motion = new float[49];
  private final float[] expected = new float[49];

  @Test
  void motionAsExpectedScoresZero() {
    motion[24] = 2;
    expected[24] = 2;
    assertThat(residual.compute(motion, expected).max()).isZero();
  }

  @Test
  void lessMotionThanExpectedScoresZero() {
    expected[24] = 2;
    assertThat(residual.compute(motion, expected).max()).isZero();
  }

  @Test
  void sameResidualScoresHigherWhereLittleWasExpected() {
    motion[24] = 1;
    float whereStill = residual.compute(motion, expected).value(3, 3);
    motion[24] = 3;
    expected[24] = 2;
    assertThat(residual.compute(motion, expected).value(3, 3)).isLessThan(whereStill);
  }

  @Test
  void movingNeighborsShareTheResidual() {
    motion[24] = 3;
    motion[25] = 1;
    expected[25] = 1;
    AnomalyMap map = residual.compute(motion, expected);
    assertThat(map.value(4, 3)).isBetween(0.05f, 0.5f * map.value(3, 3));
    assertThat(map.value(2, 3)).isZero();
  }

  @Test
  void negativeExpectationIsClippedToZero() {
    motion[24] = 1;
    expected[24] = -0.5f;
    assertThat(residual.compute(motion, expected).value(3, 3)).isFinite();
  }
}
