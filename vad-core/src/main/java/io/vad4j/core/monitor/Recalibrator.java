package io.vad4j.core.monitor;

import io.vad4j.Detection;
import io.vad4j.Detector;
import io.vad4j.FrameSource;
import io.vad4j.monitor.HealthCause;
import io.vad4j.monitor.RecalibrationPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calibrates the detector of one stream anew after its scores have drifted, within the bounds of a
 * policy. Frames are added by one thread at a time.
 */
final class Recalibrator {
  private static final Logger LOG = LoggerFactory.getLogger(Recalibrator.class);

  private final String name;
  private final RecalibrationPolicy policy;
  private final Function<FrameSource, Optional<Detector>> calibration;
  private final BackgroundTasks tasks;
  private final HealthTracker health;
  private final Consumer<Detector> calibrated;
  private boolean drifting;
  private volatile boolean requested;
  private boolean requestUnderWay;
  private @Nullable Instant lastStart;
  private @Nullable HandOverSource window;
  private @Nullable Future<?> task;
  private Instant windowStart = Instant.EPOCH;
  private long clip;
  private long frames;
  private long anomalous;

  /**
   * A recalibrator of one stream.
   *
   * @param calibration calibrates a detector with the frames of a window
   * @param calibrated receives the calibrated detector, on another thread
   */
  Recalibrator(
      String name,
      RecalibrationPolicy policy,
      Function<FrameSource, Optional<Detector>> calibration,
      BackgroundTasks tasks,
      HealthTracker health,
      Consumer<Detector> calibrated) {
    this.name = name;
    this.policy = policy;
    this.calibration = calibration;
    this.tasks = tasks;
    this.health = health;
    this.calibrated = calibrated;
  }

  /** Scores have drifted, or no longer do. */
  void setDrifting(boolean value) {
    drifting = value;
  }

  /** Calibrates on the next window, whether scores drift or not. */
  void request() {
    requested = true;
  }

  /** Adds a scored frame of a camera that is not tampered with. */
  void add(QueuedFrame queued, Optional<Detection> detection) {
    Instant now = queued.instant();
    if (window == null) {
      boolean waited =
          lastStart == null
              || Duration.between(lastStart, now).compareTo(policy.minInterval()) >= 0;
      if (requested || drifting && waited) {
        start(queued, now);
      }
      return;
    }
    if (queued.clip() != clip) {
      abandon("the connection was lost");
      requested |= requestUnderWay;
      return;
    }
    window.add(queued.frame());
    frames++;
    anomalous += detection.filter(Detection::anomalous).isPresent() ? 1 : 0;
    if (Duration.between(windowStart, now).compareTo(policy.window()) >= 0) {
      finish();
    }
  }

  private void start(QueuedFrame queued, Instant now) {
    LOG.info(
        "{}: {}; collecting {} s to calibrate.",
        name,
        requested ? "Asked to calibrate" : "Scores have drifted",
        policy.window().toMillis() / 1000.0);
    HandOverSource source = new HandOverSource(name + " from " + now, queued.frame());
    window = source;
    requestUnderWay = requested;
    requested = false;
    windowStart = now;
    clip = queued.clip();
    frames = 0;
    anomalous = 0;
    task = tasks.runAtOnce(() -> calibrate(source));
  }

  private void finish() {
    lastStart = windowStart;
    double share = (double) anomalous / Math.max(1, frames);
    if (share > policy.maxAnomalousShare()) {
      health.raise(
          HealthCause.LEARNING_FAILED,
          String.format(
              Locale.ROOT,
              "Not calibrated: %.0f %% of the frames are anomalous, %.0f %% are allowed."
                  + " Fit on newer video.",
              100 * share,
              100 * policy.maxAnomalousShare()));
      abandon("too many frames are anomalous");
      return;
    }
    if (window != null) {
      window.end();
      window = null;
    }
  }

  private void calibrate(HandOverSource source) {
    try {
      Optional<Detector> result = calibration.apply(source);
      LOG.info("{}: Calibrated.", name);
      result.ifPresent(calibrated);
      health.clear(HealthCause.LEARNING_FAILED);
    } catch (RuntimeException | Error e) {
      if (!Thread.currentThread().isInterrupted()) {
        health.raise(HealthCause.LEARNING_FAILED, "Calibration failed: " + e.getMessage(), e);
      }
    }
  }

  private void abandon(String why) {
    if (window != null) {
      LOG.info("{}: Calibration is given up, since {}.", name, why);
    }
    close();
  }

  /** Ends a window or a calibration under way. */
  void close() {
    window = null;
    if (task != null) {
      task.cancel(true);
      task = null;
    }
  }
}
