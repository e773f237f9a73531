package io.vad4j.tensorflow.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class OneCycleScheduleTest {
  private final OneCycleSchedule rates = new OneCycleSchedule(0.002, 1000);

  @Test
  void startsLowPeaksAtThreeTenthsAndEndsNearZero() {
    assertThat(rates.rate(0)).isCloseTo(0.002 / 25, within(1e-9));
    assertThat(rates.rate(300)).isCloseTo(0.002, within(1e-9));
    assertThat(rates.rate(999)).isCloseTo(0.002 / 10_000, within(1e-9));
  }

  @Test
  void risesAndThenFalls() {
    for (int step = 1; step < 1000; step++) {
      if (step <= 300) {
        assertThat(rates.rate(step)).isGreaterThan(rates.rate(step - 1));
      } else {
        assertThat(rates.rate(step)).isLessThan(rates.rate(step - 1));
      }
    }
  }

  @Test
  void aSingleStepHasARate() {
    assertThat(new OneCycleSchedule(0.002, 1).rate(0)).isPositive().isLessThanOrEqualTo(0.002);
  }
}
