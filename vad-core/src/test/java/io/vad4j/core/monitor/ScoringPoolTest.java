package io.vad4j.core.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ScoringPoolTest {
  /** The first of two steps throws. */
  private static final class Throwing implements ScoringPool.Task {
    private final CountDownLatch left = new CountDownLatch(2);

    @Override
    public void step() {
      left.countDown();
      if (left.getCount() > 0) {
        throw new AssertionError("The step fails.");
      }
    }

    @Override
    public boolean hasWork() {
      return left.getCount() > 0;
    }

    @Override
    public void onBlocked() {}

    @Override
    public void onUnblocked() {}
  }

  @Test
  void taskWhoseStepThrowsHasItsNextStep() throws InterruptedException {
    ScoringPool pool = new ScoringPool(1, new MonitorTime(new TestClock()));
    Throwing task = new Throwing();
    pool.schedule(new ScoringPool.Turn(task));

    assertThat(task.left.await(20, TimeUnit.SECONDS)).isTrue();
    pool.stop();
  }
}
