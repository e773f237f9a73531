package io.vad4j.core.monitor;

import io.vad4j.Detector;
import io.vad4j.FrameSource;
import io.vad4j.FrameSourceException.Reason;
import io.vad4j.InvalidOptionException;
import io.vad4j.core.frames.DecodedShare;
import io.vad4j.monitor.HealthCause;
import io.vad4j.monitor.LearningPlan;
import io.vad4j.monitor.MonitorListener;
import io.vad4j.monitor.StreamConfig;
import io.vad4j.monitor.StreamHealth;
import io.vad4j.monitor.StreamState;
import io.vad4j.monitor.StreamStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One stream of a monitor: reader, queue, scorer, health and counters. Thread-safe. */
final class MonitoredStream implements StreamReader.Target, ScoringPool.Task {
  /** A frame that has waited longer gives way to a newer one. */
  private static final Duration MAX_WAIT = Duration.ofSeconds(1);

  /** So long after a frame was dropped, others are left out before they are decoded. */
  private static final Duration BEHIND = Duration.ofSeconds(1);

  private final String name;
  private final StreamConfig config;
  private final ScoringPool pool;
  private final MonitorTime time;
  private volatile long behindUntil;
  private volatile long maxWaitNanos = MAX_WAIT.toNanos();
  private final ScoringPool.Turn turn = new ScoringPool.Turn(this);
  private final HealthTracker health;
  private final StreamCounters counters = new StreamCounters();
  private final OverloadCheck overload;
  private final FrameQueue queue;
  private final GuardedListeners listeners;
  private final StreamScorer scorer;
  private final StreamReader reader;
  private @Nullable Recalibrator recalibration;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Object lock = new Object();
  private long endedClip = -1;
  private long reportedClip = -1;
  private boolean closing;
  private volatile @Nullable FrameSource countedSource;
  private long sourceDropped;
  private long sourceDamaged;

  MonitoredStream(
      String name,
      StreamConfig config,
      SharedDetectors detectors,
      BackgroundTasks tasks,
      List<MonitorListener> monitorListeners,
      ScoringPool pool,
      DecodedShare decodedShare,
      MonitorTime time,
      Consumer<StreamHealth> healthListener) {
    this.name = name;
    this.config = config;
    this.pool = pool;
    this.time = time;
    this.behindUntil = time.nanos();
    this.health = new HealthTracker(name, time, healthListener);
    this.overload = new OverloadCheck(counters, health, time);
    this.queue = new FrameQueue(config.queueCapacity());
    this.listeners =
        new GuardedListeners(
            name, monitorListeners, config.session().listener(), time, health, counters);
    this.scorer =
        new StreamScorer(
            name,
            config.session(),
            detector(config, detectors),
            config.tamperDetection(),
            listeners,
            time,
            health,
            counters);
    this.reader = new StreamReader(name, config, time, decodedShare, this);
    learn(tasks);
  }

  private static Optional<Path> model(StreamConfig config) {
    return config.model().or(() -> config.learning().flatMap(LearningPlan::model));
  }

  /** The detector that was given or saved; without one, one to be fitted. */
  private static SharedDetectors.Use detector(StreamConfig config, SharedDetectors detectors) {
    Optional<Path> file = model(config);
    if (config.learning().isPresent()) {
      return file.isPresent() && Files.exists(file.get())
          ? detectors.of(file.get())
          : config
              .detector()
              .map(SharedDetectors::of)
              .orElseGet(() -> SharedDetectors.owned(Detector.create()));
    }
    return config
        .detector()
        .map(SharedDetectors::of)
        .orElseGet(() -> detectors.of(file.orElseThrow()));
  }

  private void learn(BackgroundTasks tasks) {
    Optional<Path> file = model(config);
    if (config.learning().isPresent() && !(file.isPresent() && Files.exists(file.get()))) {
      scorer.learnWith(
          new Learner(
              name,
              config.learning().get(),
              scorer.detector(),
              tasks,
              health,
              fitted -> replaceDetector(fitted, true)));
    }
    config
        .recalibration()
        .ifPresent(
            policy -> {
              Recalibrator recalibrator =
                  new Recalibrator(
                      name,
                      policy,
                      config.calibration().orElse(this::calibrate),
                      tasks,
                      health,
                      calibrated -> replaceDetector(calibrated, true));
              scorer.recalibrateWith(recalibrator);
              recalibration = recalibrator;
              listeners.setDriftListener(recalibrator::setDrifting);
            });
  }

  /** The detector in use, calibrated on the frames of a window and saved. */
  private Optional<Detector> calibrate(FrameSource frames) {
    Detector calibrated = scorer.detector().calibrate(frames);
    config.learning().flatMap(LearningPlan::model).ifPresent(calibrated::save);
    return Optional.of(calibrated);
  }

  String name() {
    return name;
  }

  StreamConfig config() {
    return config;
  }

  /** Calibrates the detector anew, on the next window of its policy. */
  void recalibrate() {
    Recalibrator recalibrator = recalibration;
    if (recalibrator == null) {
      throw new InvalidOptionException(
          "Stream '%s' has no policy of recalibration; give it one (StreamConfig.recalibrate)."
              .formatted(name));
    }
    recalibrator.request();
  }

  /** Starts reading, unless the stream is closed, which it may be meanwhile. */
  void start() {
    reader.start();
    boolean late;
    synchronized (lock) {
      late = closing;
    }
    if (late) {
      reader.stop();
    }
  }

  StreamStatus status() {
    return counters.status(name, health.health(), time.nanos());
  }

  void pause() {
    reader.stop();
    health.paused();
  }

  void resume() {
    synchronized (lock) {
      if (closing || health.health().state() != StreamState.PAUSED) {
        return;
      }
    }
    health.starting();
    start();
  }

  void replaceDetector(Detector detector, boolean owned) {
    scorer.replace(owned ? SharedDetectors.owned(detector) : SharedDetectors.of(detector));
    pool.schedule(turn);
  }

  /** Checks time limits and load; called often. */
  void watch() {
    reader.checkBlocked();
    overload.update();
  }

  /** Stops reading; what waits is scored, then events end. Returns at once. */
  void close(String message) {
    reader.stop();
    synchronized (lock) {
      closing = true;
    }
    health.stopped(scorer.interruption().map(what -> message + " " + what).orElse(message));
    pool.schedule(turn);
  }

  /** Whether the stream has ended within a time. */
  boolean awaitClosed(Duration timeout) throws InterruptedException {
    return closed.await(Math.max(0, timeout.toNanos()), TimeUnit.NANOSECONDS);
  }

  @Override
  public void onConnect() {
    counters.connect();
  }

  @Override
  public boolean onFrame(QueuedFrame frame, FrameSource source, StreamReader.Reading reading) {
    if (!config.realTime() && !source.info().live()) {
      return add(frame, source, reading);
    }
    synchronized (lock) {
      if (frame.clip() <= endedClip) {
        return false;
      }
      count(frame, source);
      int dropped = queue.add(frame);
      if (dropped > 0) {
        behindUntil = time.nanos() + BEHIND.toNanos();
      }
      counters.drop(dropped);
      health.up();
    }
    pool.schedule(turn);
    return true;
  }

  @Override
  public boolean isBehind() {
    return time.nanos() - behindUntil < 0;
  }

  /** Scorers of a stream that is behind get one frame after the other, none of which waits long. */
  @Override
  public boolean isReady() {
    boolean ready = queue.size() == 0;
    if (!ready) {
      behindUntil = time.nanos() + BEHIND.toNanos();
    }
    return ready;
  }

  private boolean add(QueuedFrame frame, FrameSource source, StreamReader.Reading reading) {
    try {
      if (!queue.addWaiting(frame, reading::isCurrent)) {
        return false;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
    maxWaitNanos = Long.MAX_VALUE / 4;
    count(frame, source);
    synchronized (lock) {
      if (frame.clip() > endedClip) {
        health.up();
      }
    }
    pool.schedule(turn);
    return true;
  }

  private void count(QueuedFrame frame, FrameSource source) {
    onLeftOut(source);
    counters.arrive(frame.instant());
  }

  @Override
  public void onLeftOut(FrameSource source) {
    synchronized (lock) {
      if (countedSource != source) {
        countedSource = source;
        sourceDropped = 0;
        sourceDamaged = 0;
      }
      long dropped = source.dropped();
      long damaged = source.damaged();
      counters.leaveOut(dropped - sourceDropped, damaged - sourceDamaged);
      sourceDropped = dropped;
      sourceDamaged = damaged;
    }
  }

  @Override
  public void onClipEnd(long clip) {
    synchronized (lock) {
      endedClip = Math.max(endedClip, clip);
    }
    pool.schedule(turn);
  }

  @Override
  public void onFailure(Reason reason, String message, Instant nextTry) {
    health.down(reason, message, nextTry);
  }

  @Override
  public void onEnd(String message) {
    close(message);
  }

  @Override
  public boolean hasWork() {
    synchronized (lock) {
      return queue.size() > 0
          || scorer.isOutdated()
          || reportedClip < endedClip
          || closing && closed.getCount() > 0;
    }
  }

  @Override
  public void step() {
    FrameQueue.Removed next = queue.poll(time.nanos() - maxWaitNanos);
    counters.drop(next.dropped());
    if (next.frame() != null) {
      scorer.score(next.frame());
      return;
    }
    scorer.update();
    long clip;
    boolean close;
    synchronized (lock) {
      clip = endedClip;
      reportedClip = endedClip;
      close = closing && queue.size() == 0;
    }
    scorer.endClip(clip);
    if (close) {
      try {
        scorer.close();
      } finally {
        closed.countDown();
      }
    }
  }

  @Override
  public void onBlocked() {
    String listener = listeners.current();
    if (listener.isEmpty()) {
      health.raise(HealthCause.SCORING_BLOCKED, "Scoring a frame does not return.");
    } else {
      health.raise(HealthCause.LISTENER_BLOCKED, "The listener " + listener + " does not return.");
    }
  }

  @Override
  public void onUnblocked() {
    health.clear(HealthCause.SCORING_BLOCKED);
    health.clear(HealthCause.LISTENER_BLOCKED);
  }
}
