package io.vad4j.core.detect;

import io.vad4j.DetectionListener;
import org.jspecify.annotations.Nullable;

/** Times the stages of a frame's way, if anybody wants to know. */
final class StageClock {
  private final @Nullable StageListener listener;
  private long started;

  StageClock(DetectionListener listener) {
    this.listener = listener instanceof StageListener stages ? stages : null;
  }

  void start() {
    if (listener != null) {
      started = System.nanoTime();
    }
  }

  void end(String stage) {
    if (listener != null) {
      listener.staged(stage, System.nanoTime() - started);
    }
  }
}
