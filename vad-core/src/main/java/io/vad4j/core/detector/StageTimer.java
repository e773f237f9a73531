package io.vad4j.core.detector;

import io.vad4j.DetectionListener;
import io.vad4j.core.event.PipelineObserver;
import org.jspecify.annotations.Nullable;

/** Times the stages of a frame's way, if anybody wants to know. */
final class StageTimer {
  private final @Nullable PipelineObserver listener;
  private long startNanos;

  StageTimer(DetectionListener listener) {
    this.listener = listener instanceof PipelineObserver observer ? observer : null;
  }

  void start() {
    if (listener != null) {
      startNanos = System.nanoTime();
    }
  }

  void stop(String stage) {
    if (listener != null) {
      listener.onStage(stage, System.nanoTime() - startNanos);
    }
  }
}
