package io.vad4j.core.monitor;

import io.vad4j.Detection;
import io.vad4j.Detector;
import io.vad4j.DetectorSession;
import io.vad4j.SessionOptions;
import io.vad4j.core.detector.FittedBackground;
import io.vad4j.core.detector.StreamAdaptation;
import io.vad4j.core.monitor.tampering.EventGate;
import io.vad4j.core.monitor.tampering.TamperDetector;
import io.vad4j.monitor.HealthCause;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Scores the frames of one stream with a session of its detector. A session that fails is opened
 * again with growing delays; frames meanwhile are skipped. Used by one thread at a time, except for
 * {@link #replace}.
 */
final class StreamScorer {
  private static final Duration INITIAL_DELAY = Duration.ofSeconds(1);
  private static final Duration MAX_DELAY = Duration.ofMinutes(1);

  /** How long scoring must go well after a failure until it counts as mended. */
  private static final Duration RECOVERY = Duration.ofSeconds(10);

  /** How old the status of the background is at most. */
  private static final Duration BACKGROUND_INTERVAL = Duration.ofSeconds(10);

  private final String name;
  private final SessionOptions options;
  private final GuardedListeners listeners;
  private final MonitorTime time;
  private final HealthTracker health;
  private final StreamCounters counters;
  private final boolean detectingTampering;
  private final TamperDetector tampering = new TamperDetector(Optional.empty());
  private final EventGate gate;
  private @Nullable HealthCause tampered;
  private @Nullable QueuedFrame present;
  private @Nullable Learner learner;
  private @Nullable Recalibrator recalibrator;
  private volatile SharedDetectors.Use wanted;
  private SharedDetectors.Use used;
  private @Nullable DetectorSession session;
  private SharedDetectors.@Nullable Use background;
  private long clip = -1;
  private long tamperingClip = -1;
  private int failures;
  private long retryNanos;
  private long recoveredNanos;
  private long backgroundNanos;
  private boolean closed;

  StreamScorer(
      String name,
      SessionOptions options,
      SharedDetectors.Use detector,
      boolean detectingTampering,
      GuardedListeners listeners,
      MonitorTime time,
      HealthTracker health,
      StreamCounters counters) {
    this.name = name;
    this.options = options;
    this.wanted = detector;
    this.used = detector;
    this.listeners = listeners;
    this.time = time;
    this.health = health;
    this.counters = counters;
    this.detectingTampering = detectingTampering;
    this.backgroundNanos = time.nanos() - BACKGROUND_INTERVAL.toNanos();
    this.gate = new EventGate(listeners, this::isSuspicious);
  }

  /** Learns a detector before the first frame is scored. */
  void learnWith(Learner value) {
    learner = value;
  }

  /** What the end of the stream interrupts, as a sentence; empty if nothing. */
  Optional<String> interruption() {
    return learner == null ? Optional.empty() : learner.interruption();
  }

  /** Calibrates the detector anew after a drift. */
  void recalibrateWith(Recalibrator value) {
    recalibrator = value;
  }

  /** The detector in use. */
  synchronized Detector detector() {
    return used.get();
  }

  /** Examines the present frame, since an event starts with it. */
  private boolean isSuspicious() {
    if (detectingTampering && present != null) {
      tampering.examine(present.frame(), present.instant());
    }
    return tampering.isSuspicious();
  }

  /**
   * Replaces the detector before the next frame; from any thread. One that comes after the end of
   * the stream is released at once.
   */
  synchronized void replace(SharedDetectors.Use detector) {
    if (closed) {
      detector.release();
      return;
    }
    SharedDetectors.Use unused = wanted;
    wanted = detector;
    if (unused != used) {
      unused.release();
    }
  }

  private synchronized void take() {
    if (used != wanted) {
      closeSession();
      SharedDetectors.Use replaced = used;
      used = wanted;
      release(replaced);
      listeners.onSessionEnd();
      health.clear(HealthCause.FRAME_RATE);
      health.clear(HealthCause.SCORING_FAILED);
      failures = 0;
      retryNanos = time.nanos();
    }
  }

  private void release(SharedDetectors.Use detector) {
    try {
      detector.release();
    } catch (RuntimeException | Error e) {
      health.raise(HealthCause.SCORING_FAILED, "Closing a detector failed: " + e, e);
    }
  }

  /** Whether the detector was replaced, and the session of the one before is open. */
  synchronized boolean isOutdated() {
    return used != wanted;
  }

  /** Lets the detector that was replaced go, without a frame. */
  void update() {
    take();
  }

  /** Scores a frame, or skips it while scoring fails. */
  void score(QueuedFrame queued) {
    if (queued.gapStart() != null) {
      listeners.onGap(queued.gapStart(), queued.instant());
    }
    take();
    if (failures > 0 && time.nanos() < retryNanos) {
      counters.skip();
      return;
    }
    Optional<Detection> detection = Optional.empty();
    try {
      if (isTampered(queued)) {
        counters.skip();
        return;
      }
      if (learner != null && learner.isLearning()) {
        if (!tampering.isSuspicious()) {
          learner.add(queued);
        }
        counters.skip();
      } else {
        detection = detect(queued);
      }
    } catch (RuntimeException | Error e) {
      counters.skip();
      fail(e);
      return;
    }
    if (failures > 0 && time.nanos() > recoveredNanos) {
      failures = 0;
      health.clear(HealthCause.SCORING_FAILED);
    }
    listeners.onFrame(queued.frame(), detection);
  }

  private Optional<Detection> detect(QueuedFrame queued) {
    counters.startScoring(time.nanos() - queued.arrivalNanos());
    present = queued;
    DetectorSession current = sessionFor(queued);
    Optional<Detection> detection = current.process(queued.frame());
    if (recalibrator != null && !tampering.isSuspicious()) {
      recalibrator.add(queued, detection);
    }
    long end = time.nanos();
    if (end - backgroundNanos >= BACKGROUND_INTERVAL.toNanos()) {
      backgroundNanos = end;
      counters.setAdaptation(
          StreamAdaptation.background(current), StreamAdaptation.recurringShare(current));
    }
    counters.score(end, end - queued.arrivalNanos());
    return detection;
  }

  /** Whether the camera is tampered with; reports the beginning and the end of it. */
  private boolean isTampered(QueuedFrame queued) {
    if (!detectingTampering) {
      return false;
    }
    if (queued.clip() != tamperingClip) {
      tamperingClip = queued.clip();
      tampering.startClip();
    }
    tampering.update(queued.frame(), queued.instant());
    HealthCause cause = tampering.named().orElse(null);
    if (cause != tampered) {
      if (tampered != null) {
        health.clear(tampered);
      } else {
        resetSession();
        gate.discard();
      }
      tampered = cause;
    }
    if (cause != null) {
      // Again for each frame, since a new connection clears it.
      health.raise(cause, tamperingMessage(cause));
    } else if (!tampering.isSuspicious()) {
      gate.release();
    }
    return cause != null;
  }

  private static String tamperingMessage(HealthCause cause) {
    return switch (cause) {
      case BLACK -> "The picture is black.";
      case OVEREXPOSED -> "The picture is over-exposed.";
      case FROZEN -> "The picture is frozen.";
      case COVERED -> "The camera is covered.";
      case BLURRED -> "The picture is blurred.";
      default -> "The camera was moved: it shows another view.";
    };
  }

  private DetectorSession sessionFor(QueuedFrame queued) {
    DetectorSession current = session;
    if (current == null) {
      current = open(queued.clipStart());
    } else if (clip != queued.clip()) {
      current.reset(queued.clipStart());
      listeners.onSessionEnd();
    }
    clip = queued.clip();
    return current;
  }

  private DetectorSession open(Instant clipStart) {
    Detector detector = used.get();
    SessionOptions.Builder completed =
        SessionOptions.builder()
            .name(name)
            .start(clipStart)
            .maxGap(options.maxGap())
            .listener(gate)
            .observer(options.observer());
    options.frameRate().ifPresent(completed::frameRate);
    DetectorSession opened = detector.newSession(completed.build());
    session = opened;
    if (background != used) {
      background = used;
      FittedBackground.of(detector).ifPresent(frame -> tampering.setBackground(Optional.of(frame)));
    }
    counters.setModel(detector.isFitted() ? detector.info() : null);
    return opened;
  }

  private void fail(Throwable failure) {
    failures++;
    closeSession();
    double seconds = INITIAL_DELAY.toSeconds() * Math.pow(2, Math.min(failures, 30) - 1);
    double delay = Math.min(seconds, MAX_DELAY.toSeconds());
    retryNanos = time.nanos() + Math.round(delay * 1e9);
    recoveredNanos = retryNanos + RECOVERY.toNanos();
    health.raise(
        HealthCause.SCORING_FAILED, "Scoring failed and is tried again: " + failure, failure);
  }

  /** Ends a clip: open events end and are reported. Without effect if another has begun. */
  void endClip(long ended) {
    if (clip >= 0 && clip <= ended) {
      resetSession();
      gate.release();
    }
  }

  private void resetSession() {
    if (session != null) {
      try {
        session.reset();
        clip = -1;
      } catch (RuntimeException | Error e) {
        fail(e);
      }
    }
  }

  private void closeSession() {
    DetectorSession open = session;
    session = null;
    clip = -1;
    if (open != null) {
      try {
        open.close();
        gate.release();
      } catch (RuntimeException | Error e) {
        health.raise(
            HealthCause.SCORING_FAILED, "Closing the session of a detector failed: " + e, e);
      }
    }
  }

  /** Ends the last clip and releases the detector. */
  void close() {
    if (learner != null) {
      learner.close();
    }
    if (recalibrator != null) {
      recalibrator.close();
    }
    closeSession();
    synchronized (this) {
      closed = true;
      take();
      release(used);
    }
  }
}
