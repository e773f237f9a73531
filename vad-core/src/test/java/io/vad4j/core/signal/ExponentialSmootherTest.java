package io.vad4j.core.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ExponentialSmootherTest {
  @Test
  void theFirstValueIsTakenAsItIs() {
    assertThat(new ExponentialSmoother(Duration.ofSeconds(1)).update(Duration.ZERO, 7))
        .isEqualTo(7);
  }

  @Test
  void aStepIsFollowedByOneMinusOneOverEInOneTimeConstant() {
    ExponentialSmoother smoother = new ExponentialSmoother(Duration.ofMillis(400));
    smoother.update(Duration.ZERO, 0);

    double after = smoother.update(Duration.ofMillis(400), 1);

    assertThat(after).isCloseTo(1 - Math.exp(-1), within(1e-12));
  }

  @Test
  void twiceTheFrameRateGivesTheSameResponse() {
    ExponentialSmoother slow = new ExponentialSmoother(Duration.ofMillis(300));
    ExponentialSmoother fast = new ExponentialSmoother(Duration.ofMillis(300));
    slow.update(Duration.ZERO, 0);
    fast.update(Duration.ZERO, 0);

    fast.update(Duration.ofMillis(50), 1);

    assertThat(fast.update(Duration.ofMillis(100), 1))
        .isCloseTo(slow.update(Duration.ofMillis(100), 1), within(1e-12));
  }

  @Test
  void aTimeConstantOfZeroSmoothesNothing() {
    ExponentialSmoother smoother = new ExponentialSmoother(Duration.ZERO);
    smoother.update(Duration.ZERO, 5);

    assertThat(smoother.update(Duration.ofMillis(40), 1)).isEqualTo(1);
  }

  @Test
  void afterAResetTheNextValueIsTakenAsItIs() {
    ExponentialSmoother smoother = new ExponentialSmoother(Duration.ofSeconds(1));
    smoother.update(Duration.ZERO, 100);
    smoother.reset();

    assertThat(smoother.update(Duration.ofMillis(40), 2)).isEqualTo(2);
  }
}
