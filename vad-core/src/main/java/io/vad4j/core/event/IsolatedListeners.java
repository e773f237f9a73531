package io.vad4j.core.event;

import io.vad4j.AnomalyEvent;
import io.vad4j.Detection;
import io.vad4j.DetectionListener;
import io.vad4j.PipelineObserver;
import io.vad4j.ProgressListener;
import io.vad4j.ScoreDrift;
import io.vad4j.StreamGap;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Wraps the listeners of an application: their exceptions are logged and not thrown. */
public final class IsolatedListeners {
  private static final Logger LOG = LoggerFactory.getLogger(IsolatedListeners.class);

  private IsolatedListeners() {}

  /** {@return the same listener without exceptions; each part of a composite one is isolated} */
  public static DetectionListener isolate(DetectionListener listener) {
    return DetectionListener.composite(
        DetectionListener.composite(List.of(listener)).listeners().stream()
            .map(IsolatedDetectionListener::new)
            .toList());
  }

  /** {@return the same listener without exceptions} */
  public static ProgressListener isolate(ProgressListener listener) {
    ListenerGuard guard = new ListenerGuard(listener, LOG);
    return progress -> guard.run(() -> listener.onProgress(progress));
  }

  /** {@return the same observer without exceptions} */
  public static PipelineObserver isolate(PipelineObserver observer) {
    ListenerGuard guard = new ListenerGuard(observer, LOG);
    return (stage, nanos) -> guard.run(() -> observer.onStage(stage, nanos));
  }

  private static final class IsolatedDetectionListener implements DetectionListener {
    private final DetectionListener listener;
    private final ListenerGuard guard;

    IsolatedDetectionListener(DetectionListener listener) {
      this.listener = listener;
      this.guard = new ListenerGuard(listener, LOG);
    }

    @Override
    public void onDetection(Detection detection) {
      guard.run(() -> listener.onDetection(detection));
    }

    @Override
    public void onEventStart(AnomalyEvent event) {
      guard.run(() -> listener.onEventStart(event));
    }

    @Override
    public void onEventEnd(AnomalyEvent event) {
      guard.run(() -> listener.onEventEnd(event));
    }

    @Override
    public void onDrift(ScoreDrift drift) {
      guard.run(() -> listener.onDrift(drift));
    }

    @Override
    public void onCameraShake(Duration timestamp) {
      guard.run(() -> listener.onCameraShake(timestamp));
    }

    @Override
    public void onDriftEnd(Duration timestamp) {
      guard.run(() -> listener.onDriftEnd(timestamp));
    }

    @Override
    public void onCameraShakeEnd(Duration timestamp) {
      guard.run(() -> listener.onCameraShakeEnd(timestamp));
    }

    @Override
    public void onGap(StreamGap gap) {
      guard.run(() -> listener.onGap(gap));
    }

    @Override
    public void onFrameRateMismatch(double frameRate, double trainingFrameRate) {
      guard.run(() -> listener.onFrameRateMismatch(frameRate, trainingFrameRate));
    }
  }
}
