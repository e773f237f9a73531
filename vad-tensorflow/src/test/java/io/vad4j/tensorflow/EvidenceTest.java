package io.vad4j.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.vad4j.AnomalyMap;
import org.junit.jupiter.api.Test;

class EvidenceTest {
  private final Evidence evidence = new Evidence(7, 7);
  private final float[] motion = new float[49];
  private final float[] expected = new float[49];

  @Test
  void motionAsExpectedIsNoEvidence() {
    motion[24] = 2;
    expected[24] = 2;
    assertThat(evidence.of(motion, expected).max()).isZero();
  }

  @Test
  void lessMotionThanExpectedIsNoEvidence() {
    expected[24] = 2;
    assertThat(evidence.of(motion, expected).max()).isZero();
  }

  @Test
  void theSameExcessCountsForMoreWhereLittleWasExpected() {
    motion[24] = 1;
    float inQuiet = evidence.of(motion, expected).value(3, 3);
    motion[24] = 3;
    expected[24] = 2;
    assertThat(evidence.of(motion, expected).value(3, 3)).isLessThan(inQuiet);
  }

  @Test
  void movingCellsBesideAnExcessHaveAShareOfIt() {
    motion[24] = 3;
    motion[25] = 1;
    expected[25] = 1;
    AnomalyMap map = evidence.of(motion, expected);
    assertThat(map.value(4, 3)).isBetween(0.05f, 0.5f * map.value(3, 3));
    assertThat(map.value(2, 3)).isZero();
  }

  @Test
  void anExpectationBelowNothingIsTakenAsNothing() {
    motion[24] = 1;
    expected[24] = -0.5f;
    assertThat(evidence.of(motion, expected).value(3, 3)).isFinite();
  }
}
