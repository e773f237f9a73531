package io.vad4j.core.monitor.tampering;

import io.vad4j.AnomalyEvent;
import io.vad4j.Detection;
import io.vad4j.DetectionListener;
import io.vad4j.ScoreDrift;
import io.vad4j.StreamGap;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Holds back the events of one stream that start while its camera is suspected to be tampered with:
 * they are reported when the suspicion was wrong, and discarded otherwise. Not thread-safe.
 */
public final class EventGate implements DetectionListener {
  private final DetectionListener target;
  private final BooleanSupplier suspicious;
  private final Set<String> held = new HashSet<>();
  private final List<Runnable> calls = new ArrayList<>();

  /**
   * A gate before a listener.
   *
   * @param suspicious whether the present frame shows a fault of the camera
   */
  public EventGate(DetectionListener target, BooleanSupplier suspicious) {
    this.target = target;
    this.suspicious = suspicious;
  }

  /** Reports what is held. */
  public void release() {
    if (!held.isEmpty()) {
      List<Runnable> released = List.copyOf(calls);
      discard();
      released.forEach(Runnable::run);
    }
  }

  /** Forgets what is held. */
  public void discard() {
    held.clear();
    calls.clear();
  }

  @Override
  public void onEventStart(AnomalyEvent event) {
    if (suspicious.getAsBoolean()) {
      held.add(event.id());
      calls.add(() -> target.onEventStart(event));
    } else {
      release();
      target.onEventStart(event);
    }
  }

  @Override
  public void onEventEnd(AnomalyEvent event) {
    if (held.contains(event.id())) {
      calls.add(() -> target.onEventEnd(event));
    } else {
      target.onEventEnd(event);
    }
  }

  @Override
  public void onDetection(Detection detection) {
    target.onDetection(detection);
  }

  @Override
  public void onDrift(ScoreDrift drift) {
    target.onDrift(drift);
  }

  @Override
  public void onDriftEnd(Duration timestamp) {
    target.onDriftEnd(timestamp);
  }

  @Override
  public void onCameraShake(Duration timestamp) {
    target.onCameraShake(timestamp);
  }

  @Override
  public void onCameraShakeEnd(Duration timestamp) {
    target.onCameraShakeEnd(timestamp);
  }

  @Override
  public void onGap(StreamGap gap) {
    target.onGap(gap);
  }

  @Override
  public void onFrameRateMismatch(double frameRate, double trainingFrameRate) {
    target.onFrameRateMismatch(frameRate, trainingFrameRate);
  }
}
