package io.vad4j.core.monitor;

import io.vad4j.AnomalyEvent;
import io.vad4j.Detection;
import io.vad4j.DetectionListener;
import io.vad4j.Frame;
import io.vad4j.ScoreDrift;
import io.vad4j.StreamGap;
import io.vad4j.monitor.HealthCause;
import io.vad4j.monitor.MonitorListener;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Calls the listeners of one stream on the thread that scores it. What they throw becomes the
 * health of the stream, once; {@link #current()} tells which of them is at work. Used by one thread
 * at a time.
 */
final class GuardedListeners implements DetectionListener {
  private static final Duration RECOVERY = Duration.ofMinutes(1);

  private final String name;
  private final List<MonitorListener> monitorListeners;
  private final List<DetectionListener> detectionListeners;
  private final MonitorTime time;
  private final HealthTracker health;
  private final StreamCounters counters;
  private Consumer<Boolean> driftListener = drifting -> {};
  private volatile String current = "";
  private boolean failing;
  private long lastFailure;

  GuardedListeners(
      String name,
      List<MonitorListener> monitorListeners,
      DetectionListener detectionListener,
      MonitorTime time,
      HealthTracker health,
      StreamCounters counters) {
    this.name = name;
    this.monitorListeners = monitorListeners;
    this.detectionListeners = DetectionListener.composite(List.of(detectionListener)).listeners();
    this.time = time;
    this.health = health;
    this.counters = counters;
  }

  /** Also reports the start and the end of a drift to the stream itself. */
  void setDriftListener(Consumer<Boolean> listener) {
    driftListener = listener;
  }

  /** The session starts anew: what it has not seen to end has ended. */
  void onSessionEnd() {
    driftListener.accept(false);
    health.clear(HealthCause.DRIFT);
    health.clear(HealthCause.CAMERA_SHAKE);
  }

  /** The class of the listener that is being called; empty if none is. */
  String current() {
    return current;
  }

  /** Reports a frame, and the end of the failures of listeners. */
  void onFrame(Frame frame, Optional<Detection> detection) {
    monitorListeners.forEach(
        listener -> call(listener, () -> listener.onFrame(name, frame, detection)));
    if (failing && time.nanos() - lastFailure > RECOVERY.toNanos()) {
      failing = false;
      health.clear(HealthCause.LISTENER_FAILED);
    }
  }

  void onGap(Instant from, Instant to) {
    monitorListeners.forEach(listener -> call(listener, () -> listener.onGap(name, from, to)));
  }

  @Override
  public void onDetection(Detection detection) {
    detectionListeners.forEach(listener -> call(listener, () -> listener.onDetection(detection)));
  }

  @Override
  public void onEventStart(AnomalyEvent event) {
    counters.startEvent();
    monitorListeners.forEach(listener -> call(listener, () -> listener.onEventStart(name, event)));
    detectionListeners.forEach(listener -> call(listener, () -> listener.onEventStart(event)));
  }

  @Override
  public void onEventEnd(AnomalyEvent event) {
    monitorListeners.forEach(listener -> call(listener, () -> listener.onEventEnd(name, event)));
    detectionListeners.forEach(listener -> call(listener, () -> listener.onEventEnd(event)));
  }

  @Override
  public void onDrift(ScoreDrift drift) {
    driftListener.accept(true);
    health.raise(
        HealthCause.DRIFT,
        "Scores have drifted, so that the false-alarm rate no longer holds; calibrate or fit on"
            + " newer video.");
    detectionListeners.forEach(listener -> call(listener, () -> listener.onDrift(drift)));
  }

  @Override
  public void onDriftEnd(Duration timestamp) {
    driftListener.accept(false);
    health.clear(HealthCause.DRIFT);
    detectionListeners.forEach(listener -> call(listener, () -> listener.onDriftEnd(timestamp)));
  }

  @Override
  public void onCameraShakeEnd(Duration timestamp) {
    health.clear(HealthCause.CAMERA_SHAKE);
    detectionListeners.forEach(
        listener -> call(listener, () -> listener.onCameraShakeEnd(timestamp)));
  }

  @Override
  public void onCameraShake(Duration timestamp) {
    health.raise(HealthCause.CAMERA_SHAKE, "The camera shakes.");
    detectionListeners.forEach(listener -> call(listener, () -> listener.onCameraShake(timestamp)));
  }

  @Override
  public void onGap(StreamGap gap) {
    onSessionEnd();
    detectionListeners.forEach(listener -> call(listener, () -> listener.onGap(gap)));
  }

  @Override
  public void onFrameRateMismatch(double frameRate, double trainingFrameRate) {
    health.raise(
        HealthCause.FRAME_RATE,
        String.format(
            Locale.ROOT,
            "The stream has %.4g frames a second, the training video had %.4g.",
            frameRate,
            trainingFrameRate));
    detectionListeners.forEach(
        listener ->
            call(listener, () -> listener.onFrameRateMismatch(frameRate, trainingFrameRate)));
  }

  private void call(Object listener, Runnable call) {
    current = listener.getClass().getName();
    try {
      call.run();
    } catch (RuntimeException | Error e) {
      lastFailure = time.nanos();
      if (!failing) {
        failing = true;
        health.raise(
            HealthCause.LISTENER_FAILED,
            "The listener %s throws %s; detection continues.".formatted(current, e),
            e);
      }
    } finally {
      current = "";
    }
  }
}
