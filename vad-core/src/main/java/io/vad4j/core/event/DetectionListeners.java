package io.vad4j.core.event;

import io.vad4j.AnomalyEvent;
import io.vad4j.Detection;
import io.vad4j.DetectionListener;
import io.vad4j.ScoreDrift;
import java.time.Duration;

/** Tells several listeners. */
public final class DetectionListeners {
  private DetectionListeners() {}

  /** A listener that tells the detector's listener, then the stream's. */
  public static DetectionListener compose(DetectionListener detector, DetectionListener stream) {
    return stream instanceof PipelineObserver observer
        ? new CompositeObserver(detector, observer)
        : new CompositeListener(detector, stream);
  }

  private static class CompositeListener implements DetectionListener {
    private final DetectionListener first;
    private final DetectionListener second;

    CompositeListener(DetectionListener first, DetectionListener second) {
      this.first = first;
      this.second = second;
    }

    @Override
    public void onDetection(Detection detection) {
      first.onDetection(detection);
      second.onDetection(detection);
    }

    @Override
    public void onEventStart(AnomalyEvent event) {
      first.onEventStart(event);
      second.onEventStart(event);
    }

    @Override
    public void onEventEnd(AnomalyEvent event) {
      first.onEventEnd(event);
      second.onEventEnd(event);
    }

    @Override
    public void onDrift(ScoreDrift drift) {
      first.onDrift(drift);
      second.onDrift(drift);
    }

    @Override
    public void onCameraShake(Duration time) {
      first.onCameraShake(time);
      second.onCameraShake(time);
    }
  }

  private static final class CompositeObserver extends CompositeListener
      implements PipelineObserver {
    private final PipelineObserver observer;

    CompositeObserver(DetectionListener first, PipelineObserver observer) {
      super(first, observer);
      this.observer = observer;
    }

    @Override
    public void onStage(String stage, long nanoseconds) {
      observer.onStage(stage, nanoseconds);
    }
  }
}
