package io.vad4j.core.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LatencyHistogramTest {
  private static final long START = Duration.ofHours(1).toNanos();

  private final LatencyHistogram histogram = new LatencyHistogram();

  private Duration medianAfter(Duration time) {
    return histogram.quantile(START + time.toNanos(), 0.5);
  }

  @Test
  void durationsOfTheMinuteBeforeCount() {
    histogram.add(START, Duration.ofMillis(10).toNanos());

    assertThat(medianAfter(Duration.ofSeconds(90)))
        .isBetween(Duration.ofMillis(9), Duration.ofMillis(11));
  }

  @Test
  void durationsOfEarlierMinutesDoNotCountAlsoIfNoneHasComeSince() {
    histogram.add(START, Duration.ofMillis(10).toNanos());

    assertThat(medianAfter(Duration.ofMinutes(2))).isEqualTo(Duration.ZERO);
  }
}
