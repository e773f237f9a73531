package io.vad4j.cli.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class StageLatenciesTest {
  private final StageLatencies times = new StageLatencies();

  @Test
  void findsQuantilesToOnePercent() {
    for (int milliseconds = 1; milliseconds <= 1000; milliseconds++) {
      times.record("decode", milliseconds * 1_000_000L);
    }

    assertThat(times.percentileMillis("decode", 0.5)).isCloseTo(500, Percentage.withPercentage(1));
    assertThat(times.percentileMillis("decode", 0.99)).isCloseTo(990, Percentage.withPercentage(1));
  }

  @Test
  void acceptsExtremeDurations() {
    times.record("fast", 0);
    times.record("slow", Long.MAX_VALUE);

    assertThat(times.percentileMillis("fast", 0.5)).isCloseTo(0, within(1e-5));
    assertThat(times.percentileMillis("slow", 0.5)).isGreaterThan(1e5);
  }

  @Test
  void keepsStagesInTheirOrder() {
    times.record("b", 1);
    times.record("a", 1);
    times.record("b", 1);

    assertThat(times.stages()).containsExactly("b", "a");
  }

  @Test
  void rejectsAnUnknownStage() {
    assertThatThrownBy(() -> times.percentileMillis("x", 0.5))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
