package io.vad4j.tensorflow.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LearningRateScheduleTest {
  private final LearningRateSchedule stepDecay = LearningRateSchedule.stepDecay(1e-3, 0.95, 10);
  private final LearningRateSchedule oneCycle = LearningRateSchedule.oneCycle(0.002, 1000);

  @Test
  void oneCycleStartsLowPeaksAtThreeTenthsAndEndsNearZero() {
    assertThat(oneCycle.rate(0)).isCloseTo(0.002 / 25, within(1e-9));
    assertThat(oneCycle.rate(300)).isCloseTo(0.002, within(1e-9));
    assertThat(oneCycle.rate(999)).isCloseTo(0.002 / 10_000, within(1e-9));
  }

  @Test
  void oneCycleRisesAndThenFalls() {
    for (int step = 1; step < 1000; step++) {
      if (step <= 300) {
        assertThat(oneCycle.rate(step)).isGreaterThan(oneCycle.rate(step - 1));
      } else {
        assertThat(oneCycle.rate(step)).isLessThan(oneCycle.rate(step - 1));
      }
    }
  }

  @Test
  void oneCycleOfASingleStepHasARate() {
    assertThat(LearningRateSchedule.oneCycle(0.002, 1).rate(0))
        .isPositive()
        .isLessThanOrEqualTo(0.002);
  }

  @Test
  void stepDecayIsConstantBetweenDecays() {
    assertThat(stepDecay.rate(0)).isEqualTo(1e-3);
    assertThat(stepDecay.rate(9)).isEqualTo(1e-3);
  }

  @Test
  void stepDecayMultipliesAtEveryInterval() {
    assertThat(stepDecay.rate(10)).isCloseTo(0.95e-3, within(1e-12));
    assertThat(stepDecay.rate(25)).isCloseTo(0.95 * 0.95e-3, within(1e-12));
  }
}
