package io.vad4j.video;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class MonotonicTimestampsTest {
  private final MonotonicTimestamps timestamps = new MonotonicTimestamps(40);

  @Test
  void countsFromTheFirstFrame() {
    assertThat(timestamps.rebase(1000)).isEqualTo(Duration.ZERO);
    assertThat(timestamps.rebase(1033)).isEqualTo(Duration.ofNanos(33));
  }

  @Test
  void continuesByOneIntervalWhereTimestampsJumpBack() {
    timestamps.rebase(1000);
    timestamps.rebase(1100);

    assertThat(timestamps.rebase(5)).isEqualTo(Duration.ofNanos(140));
    assertThat(timestamps.rebase(35)).isEqualTo(Duration.ofNanos(170));
  }

  @Test
  void continuesByOneIntervalWithoutTimestamps() {
    assertThat(timestamps.extrapolate()).isEqualTo(Duration.ZERO);
    assertThat(timestamps.extrapolate()).isEqualTo(Duration.ofNanos(40));
    assertThat(timestamps.extrapolate()).isEqualTo(Duration.ofNanos(80));
  }

  @Test
  void extrapolatesAFrameWithoutTimestamp() {
    timestamps.rebase(1000);
    timestamps.extrapolate();

    assertThat(timestamps.rebase(1080)).isEqualTo(Duration.ofNanos(80));
  }
}
