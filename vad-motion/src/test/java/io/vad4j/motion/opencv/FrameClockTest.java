package io.vad4j.motion.opencv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class FrameClockTest {
  private final FrameClock clock = new FrameClock();

  private void advanceTo(long... milliseconds) {
    clock.start(Duration.ofMillis(milliseconds[0]));
    for (int i = 1; i < milliseconds.length; i++) {
      clock.advance(Duration.ofMillis(milliseconds[i]));
    }
  }

  @Test
  void measuresSecondsBetweenFrames() {
    advanceTo(0, 100, 150);

    assertThat(clock.intervalSeconds()).isCloseTo(0.05, within(1e-9));
  }

  @Test
  void hasNoGapWhereTimestampsJitter() {
    advanceTo(0, 33, 67, 100, 133, 170, 200);

    assertThat(clock.gapFactor()).isEqualTo(1);
  }

  @Test
  void measuresAGap() {
    advanceTo(0, 40, 80, 120, 240);

    assertThat(clock.gapFactor()).isCloseTo(3, within(1e-9));
  }

  @Test
  void adaptsToANewFrameRate() {
    long[] times = new long[60];
    for (int i = 1; i < times.length; i++) {
      times[i] = times[i - 1] + (i < 10 ? 40 : 100);
    }
    advanceTo(times);

    assertThat(clock.gapFactor()).isEqualTo(1);
  }

  @Test
  void keepsTheLastIntervalWhereTimestampsRepeat() {
    advanceTo(0, 40, 40);

    assertThat(clock.intervalSeconds()).isCloseTo(0.04, within(1e-9));
  }
}
