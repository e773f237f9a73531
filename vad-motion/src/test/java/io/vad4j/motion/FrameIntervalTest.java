package io.vad4j.motion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class FrameIntervalTest {
  private final FrameInterval interval = new FrameInterval();

  private void feed(long... milliseconds) {
    interval.start(Duration.ofMillis(milliseconds[0]));
    for (int i = 1; i < milliseconds.length; i++) {
      interval.next(Duration.ofMillis(milliseconds[i]));
    }
  }

  @Test
  void measuresSecondsBetweenFrames() {
    feed(0, 100, 150);

    assertThat(interval.seconds()).isCloseTo(0.05, within(1e-9));
  }

  @Test
  void isNotStretchedWhereTimesJitter() {
    feed(0, 33, 67, 100, 133, 170, 200);

    assertThat(interval.stretch()).isEqualTo(1);
  }

  @Test
  void isStretchedAfterAGap() {
    feed(0, 40, 80, 120, 240);

    assertThat(interval.stretch()).isCloseTo(3, within(1e-9));
  }

  @Test
  void getsUsedToANewFrameRate() {
    long[] times = new long[60];
    for (int i = 1; i < times.length; i++) {
      times[i] = times[i - 1] + (i < 10 ? 40 : 100);
    }
    feed(times);

    assertThat(interval.stretch()).isEqualTo(1);
  }

  @Test
  void keepsTheLastIntervalWhereTimeStandsStill() {
    feed(0, 40, 40);

    assertThat(interval.seconds()).isCloseTo(0.04, within(1e-9));
  }
}
