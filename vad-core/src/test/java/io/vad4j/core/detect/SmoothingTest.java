package io.vad4j.core.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SmoothingTest {
  @Test
  void theFirstValueIsTakenAsItIs() {
    assertThat(new Smoothing(Duration.ofSeconds(1)).next(Duration.ZERO, 7)).isEqualTo(7);
  }

  @Test
  void aStepIsFollowedByOneMinusOneOverEInOneTimeConstant() {
    Smoothing smoothing = new Smoothing(Duration.ofMillis(400));
    smoothing.next(Duration.ZERO, 0);

    double after = smoothing.next(Duration.ofMillis(400), 1);

    assertThat(after).isCloseTo(1 - Math.exp(-1), within(1e-12));
  }

  @Test
  void twiceTheFrameRateGivesTheSameResponse() {
    Smoothing slow = new Smoothing(Duration.ofMillis(300));
    Smoothing fast = new Smoothing(Duration.ofMillis(300));
    slow.next(Duration.ZERO, 0);
    fast.next(Duration.ZERO, 0);

    fast.next(Duration.ofMillis(50), 1);

    assertThat(fast.next(Duration.ofMillis(100), 1))
        .isCloseTo(slow.next(Duration.ofMillis(100), 1), within(1e-12));
  }

  @Test
  void aTimeConstantOfZeroSmoothesNothing() {
    Smoothing smoothing = new Smoothing(Duration.ZERO);
    smoothing.next(Duration.ZERO, 5);

    assertThat(smoothing.next(Duration.ofMillis(40), 1)).isEqualTo(1);
  }

  @Test
  void afterAResetTheNextValueIsTakenAsItIs() {
    Smoothing smoothing = new Smoothing(Duration.ofSeconds(1));
    smoothing.next(Duration.ZERO, 100);
    smoothing.reset();

    assertThat(smoothing.next(Duration.ofMillis(40), 2)).isEqualTo(2);
  }
}
