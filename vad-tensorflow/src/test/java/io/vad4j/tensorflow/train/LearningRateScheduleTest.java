package io.vad4j.tensorflow.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LearningRateScheduleTest {
  private final LearningRateSchedule stepDecay = LearningRateSchedule.stepDecay(1e-3, 0.95, 10);

  @Test
  void staysForAsManyStepsAsAsked() {
    assertThat(stepDecay.rate(0)).isEqualTo(1e-3);
    assertThat(stepDecay.rate(9)).isEqualTo(1e-3);
  }

  @Test
  void isMultipliedAfterThat() {
    assertThat(stepDecay.rate(10)).isCloseTo(0.95e-3, within(1e-12));
    assertThat(stepDecay.rate(25)).isCloseTo(0.95 * 0.95e-3, within(1e-12));
  }
}
