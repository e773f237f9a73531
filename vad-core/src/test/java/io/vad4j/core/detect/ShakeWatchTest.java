package io.vad4j.core.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShakeWatchTest {
  private final ShakeWatch watch = new ShakeWatch();

  /** How often shaking begins within ten seconds. */
  private long begins(IntFunction<Shift> shifts) {
    return IntStream.range(0, 100)
        .filter(
            frame -> {
              watch.next(Duration.ofMillis(100L * frame), shifts.apply(frame));
              return watch.began();
            })
        .count();
  }

  @Test
  void aCameraThatShakesIsNoticedOnce() {
    assertThat(begins(frame -> new Shift(2 * Math.sin(frame), 0))).isEqualTo(1);
  }

  @Test
  void aCameraThatWasMovedDoesNotShake() {
    assertThat(begins(frame -> frame < 30 ? Shift.NONE : new Shift(4, 1))).isZero();
  }

  @Test
  void aKnockIsNoShaking() {
    assertThat(begins(frame -> frame >= 30 && frame < 35 ? new Shift(frame, 0) : Shift.NONE))
        .isZero();
  }

  @Test
  void isNoticedAnewAfterTheCameraStoodStill() {
    assertThat(
            begins(frame -> frame >= 40 && frame < 75 ? Shift.NONE : new Shift(3 * (frame % 2), 0)))
        .isEqualTo(2);
  }
}
