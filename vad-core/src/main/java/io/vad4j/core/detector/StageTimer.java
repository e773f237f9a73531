package io.vad4j.core.detector;

import io.vad4j.PipelineObserver;

/** Measures the stages of a pipeline for an observer. */
final class StageTimer {
  private final PipelineObserver observer;
  private long startNanos;

  StageTimer(PipelineObserver observer) {
    this.observer = observer;
  }

  void start() {
    startNanos = System.nanoTime();
  }

  void stop(String stage) {
    observer.onStage(stage, System.nanoTime() - startNanos);
  }
}
