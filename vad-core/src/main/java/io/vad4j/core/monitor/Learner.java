package io.vad4j.core.monitor;

import io.vad4j.Detector;
import io.vad4j.TrainingRecorder;
import io.vad4j.monitor.HealthCause;
import io.vad4j.monitor.LearningPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Learns one camera: collects its normal frames for the planned time, then fits a detector in the
 * background, saves it and hands it over. After a failure it collects anew. Frames are added by one
 * thread at a time.
 */
final class Learner {
  private static final Logger LOG = LoggerFactory.getLogger(Learner.class);

  /** Longer intervals between frames are gaps and do not count as collected. */
  private static final Duration MAX_INTERVAL = Duration.ofSeconds(5);

  private final String name;
  private final LearningPlan plan;
  private final Detector detector;
  private final BackgroundTasks tasks;
  private final HealthTracker health;
  private final Consumer<Detector> fitted;
  private @Nullable TrainingRecorder recorder;
  private @Nullable Future<?> fitting;
  private Duration collected = Duration.ZERO;
  private long clip = -1;
  private @Nullable Instant last;
  private long reportedTenths = -1;
  private volatile boolean done;

  /**
   * A learner of one stream.
   *
   * @param detector a detector that is not fitted
   * @param fitted receives the fitted detector, on another thread
   */
  Learner(
      String name,
      LearningPlan plan,
      Detector detector,
      BackgroundTasks tasks,
      HealthTracker health,
      Consumer<Detector> fitted) {
    this.name = name;
    this.plan = plan;
    this.detector = detector;
    this.tasks = tasks;
    this.health = health;
    this.fitted = fitted;
    report();
  }

  /** Whether the stream has no detector yet. */
  boolean isLearning() {
    return !done;
  }

  /** What the end of the stream interrupts, as a sentence; empty if the stream has a detector. */
  synchronized Optional<String> interruption() {
    return done
        ? Optional.empty()
        : Optional.of(
            "Learning is not complete: %d of %d seconds were collected, and the next start begins anew."
                .formatted(collected.toSeconds(), plan.time().toSeconds()));
  }

  /** Adds a normal frame, unless a fit is under way. */
  synchronized void add(QueuedFrame queued) {
    if (fitting != null || done) {
      return;
    }
    try {
      record(queued);
    } catch (RuntimeException e) {
      restart(e);
      return;
    }
    if (collected.compareTo(plan.time()) >= 0) {
      fit();
    } else {
      report();
    }
  }

  private void record(QueuedFrame queued) {
    TrainingRecorder current = recorder;
    if (current == null) {
      current = detector.newTrainingRecorder();
      recorder = current;
      clip = -1;
    }
    if (queued.clip() != clip) {
      clip = queued.clip();
      last = null;
      current.startClip(name + " from " + queued.instant());
    }
    current.add(queued.frame());
    if (last != null) {
      Duration interval = Duration.between(last, queued.instant());
      if (interval.compareTo(MAX_INTERVAL) <= 0) {
        collected = collected.plus(interval);
      }
    }
    last = queued.instant();
  }

  private void report() {
    long tenths = 10 * collected.toMillis() / Math.max(1, plan.time().toMillis());
    if (tenths > reportedTenths) {
      reportedTenths = tenths;
      String message =
          "Collecting normal frames: %d of %d seconds."
              .formatted(collected.toSeconds(), plan.time().toSeconds());
      LOG.info("{}: {}", name, message);
      health.learning(message);
    }
  }

  private void fit() {
    TrainingRecorder full = recorder;
    recorder = null;
    LOG.info(
        "{}: Collected {} s; fitting in the background.", name, plan.time().toMillis() / 1000.0);
    health.learning("Fitting a detector to the frames that were collected.");
    fitting = tasks.run(() -> fit(full));
  }

  private void fit(@Nullable TrainingRecorder full) {
    if (full == null) {
      return;
    }
    try (full) {
      Detector result = full.fit();
      LOG.info("{}: Fitted to {} frames.", name, result.info().trainingFrames());
      Optional<RuntimeException> failure = save(result);
      fitted.accept(result);
      done = true;
      health.clear(HealthCause.LEARNING_FAILED);
      health.learning("");
      failure.ifPresent(
          e ->
              health.raise(
                  HealthCause.LEARNING_FAILED,
                  "Learned, but not saved, and learned anew after a restart: " + e.getMessage(),
                  e));
    } catch (RuntimeException | Error e) {
      restart(e);
    }
  }

  /** Saves the model where that is wanted; returns why it cannot be saved. */
  private Optional<RuntimeException> save(Detector result) {
    if (plan.model().isPresent()) {
      try {
        result.save(plan.model().get());
        LOG.info("{}: Saved the model to {}.", name, plan.model().get());
      } catch (RuntimeException e) {
        return Optional.of(e);
      }
    }
    return Optional.empty();
  }

  private synchronized void restart(Throwable failure) {
    closeRecorder();
    if (done) {
      return;
    }
    if (!Thread.currentThread().isInterrupted()) {
      health.raise(
          HealthCause.LEARNING_FAILED,
          "Learning failed, and frames are collected anew: " + failure.getMessage(),
          failure);
    }
    fitting = null;
    collected = Duration.ZERO;
    reportedTenths = -1;
    report();
  }

  private void closeRecorder() {
    if (recorder != null) {
      recorder.close();
      recorder = null;
    }
  }

  /** Ends learning and deletes the frames; a fit under way is interrupted. */
  synchronized void close() {
    done = true;
    if (fitting != null) {
      fitting.cancel(true);
    }
    closeRecorder();
  }
}
