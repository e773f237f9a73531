package io.vad4j.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class StageTimesTest {
  private final StageTimes times = new StageTimes();

  @Test
  void findsQuantilesToOnePercent() {
    for (int milliseconds = 1; milliseconds <= 1000; milliseconds++) {
      times.add("decode", milliseconds * 1_000_000L);
    }

    assertThat(times.milliseconds("decode", 0.5)).isCloseTo(500, Percentage.withPercentage(1));
    assertThat(times.milliseconds("decode", 0.99)).isCloseTo(990, Percentage.withPercentage(1));
  }

  @Test
  void takesTimesOfNothingAndOfDays() {
    times.add("fast", 0);
    times.add("slow", Long.MAX_VALUE);

    assertThat(times.milliseconds("fast", 0.5)).isCloseTo(0, within(1e-5));
    assertThat(times.milliseconds("slow", 0.5)).isGreaterThan(1e5);
  }

  @Test
  void keepsStagesInTheirOrder() {
    times.add("b", 1);
    times.add("a", 1);
    times.add("b", 1);

    assertThat(times.stages()).containsExactly("b", "a");
  }

  @Test
  void knowsNoOtherStage() {
    assertThatThrownBy(() -> times.milliseconds("x", 0.5))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
