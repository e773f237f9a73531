package io.vad4j.video.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class FrameTimesTest {
  private final FrameTimes times = new FrameTimes(40, OptionalLong.empty());

  @Test
  void countsFromTheFirstFrame() {
    assertThat(times.at(1000)).isEqualTo(Duration.ZERO);
    assertThat(times.at(1033)).isEqualTo(Duration.ofNanos(33));
  }

  @Test
  void countsFromTheStartOfTheContainer() {
    FrameTimes late = new FrameTimes(40, OptionalLong.of(300));

    assertThat(late.at(1000)).isEqualTo(Duration.ofNanos(700));
    assertThat(late.at(1040)).isEqualTo(Duration.ofNanos(740));
  }

  @Test
  void aStartAfterTheFirstFrameIsThatOfTheFrame() {
    assertThat(new FrameTimes(40, OptionalLong.of(5000)).at(1000)).isEqualTo(Duration.ZERO);
  }

  @Test
  void continuesByOneIntervalWhereTimestampsJumpBack() {
    times.at(1000);
    times.at(1100);

    assertThat(times.at(5)).isEqualTo(Duration.ofNanos(140));
    assertThat(times.at(35)).isEqualTo(Duration.ofNanos(170));
  }

  @Test
  void continuesByOneIntervalWithoutTimestamps() {
    assertThat(times.extrapolate()).isEqualTo(Duration.ZERO);
    assertThat(times.extrapolate()).isEqualTo(Duration.ofNanos(40));
    assertThat(times.extrapolate()).isEqualTo(Duration.ofNanos(80));
  }

  @Test
  void extrapolatesAFrameWithoutTimestamp() {
    times.at(1000);
    times.extrapolate();

    assertThat(times.at(1080)).isEqualTo(Duration.ofNanos(80));
  }
}
