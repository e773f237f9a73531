package io.vad4j.core.detect;

import io.vad4j.AnomalyEvent;
import io.vad4j.Detection;
import io.vad4j.DetectionListener;
import io.vad4j.Drift;
import java.time.Duration;

/** Tells several listeners. */
final class Listeners {
  private Listeners() {}

  /** A listener that tells the detector's listener, then the stream's. */
  static DetectionListener both(DetectionListener detector, DetectionListener stream) {
    return stream instanceof StageListener stages
        ? new TimedPair(detector, stages)
        : new Pair(detector, stream);
  }

  private static class Pair implements DetectionListener {
    private final DetectionListener first;
    private final DetectionListener second;

    Pair(DetectionListener first, DetectionListener second) {
      this.first = first;
      this.second = second;
    }

    @Override
    public void detected(Detection detection) {
      first.detected(detection);
      second.detected(detection);
    }

    @Override
    public void eventStarted(AnomalyEvent event) {
      first.eventStarted(event);
      second.eventStarted(event);
    }

    @Override
    public void eventEnded(AnomalyEvent event) {
      first.eventEnded(event);
      second.eventEnded(event);
    }

    @Override
    public void drifted(Drift drift) {
      first.drifted(drift);
      second.drifted(drift);
    }

    @Override
    public void shaking(Duration time) {
      first.shaking(time);
      second.shaking(time);
    }
  }

  private static final class TimedPair extends Pair implements StageListener {
    private final StageListener stages;

    TimedPair(DetectionListener first, StageListener stages) {
      super(first, stages);
      this.stages = stages;
    }

    @Override
    public void staged(String stage, long nanoseconds) {
      stages.staged(stage, nanoseconds);
    }
  }
}
