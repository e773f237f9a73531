package io.vad4j.tensorflow.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LearningRateTest {
  private final LearningRate decaying = LearningRate.decaying(1e-3, 0.95, 10);

  @Test
  void staysForAsManyStepsAsAsked() {
    assertThat(decaying.rate(0)).isEqualTo(1e-3);
    assertThat(decaying.rate(9)).isEqualTo(1e-3);
  }

  @Test
  void isMultipliedAfterThat() {
    assertThat(decaying.rate(10)).isCloseTo(0.95e-3, within(1e-12));
    assertThat(decaying.rate(25)).isCloseTo(0.95 * 0.95e-3, within(1e-12));
  }
}
