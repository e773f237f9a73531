package io.vad4j.core.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.vad4j.Detector;
import io.vad4j.Frame;
import io.vad4j.FrameSource;
import io.vad4j.PixelFormat;
import io.vad4j.monitor.RecalibrationPolicy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RecalibratorTest {
  private static final Duration WINDOW = Duration.ofMinutes(1);

  private final BackgroundTasks tasks = new BackgroundTasks();
  private final CountDownLatch calibrated = new CountDownLatch(1);
  private final Recalibrator recalibrator =
      new Recalibrator(
          "yard",
          new RecalibrationPolicy(WINDOW, Duration.ofHours(6), 1),
          this::calibrate,
          tasks,
          new HealthTracker("yard", new MonitorTime(Clock.systemUTC()), health -> {}),
          detector -> {});
  private Instant now = Instant.parse("2026-06-01T12:00:00Z");

  @AfterEach
  void close() {
    tasks.close();
  }

  private Optional<Detector> calibrate(FrameSource window) {
    while (window.next().isPresent()) {
      // Read to the end of the window.
    }
    calibrated.countDown();
    return Optional.empty();
  }

  /** Adds a frame a second, from the present instant until after a time. */
  private void pass(Duration time, long clip) {
    Instant end = now.plus(time);
    for (; !now.isAfter(end); now = now.plusSeconds(1)) {
      Frame frame = Frame.of(0, Duration.ZERO, 2, 2, PixelFormat.GRAY8, new byte[4]);
      recalibrator.add(new QueuedFrame(frame, clip, now, 0, null), Optional.empty());
    }
  }

  private void loseTheConnectionInTheFirstWindow() throws InterruptedException {
    pass(WINDOW.dividedBy(2), 0);
    pass(WINDOW.plusSeconds(1), 1);
    assertThat(calibrated.await(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void driftIsCalibratedOnTheWindowAfterALostConnection() throws InterruptedException {
    recalibrator.setDrifting(true);

    loseTheConnectionInTheFirstWindow();
  }

  @Test
  void requestIsCalibratedOnTheWindowAfterALostConnection() throws InterruptedException {
    recalibrator.request();

    loseTheConnectionInTheFirstWindow();
  }
}
