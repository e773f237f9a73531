package io.vad4j.core.event;

import io.vad4j.DetectionListener;

/**
 * A detection listener that is also told how long each stage of a frame's way took; give it to
 * {@link io.vad4j.Detector#newSession(DetectionListener)}.
 *
 * @since 0.1.0
 */
public interface PipelineObserver extends DetectionListener {
  /** The stage in which a frame is made grey and of the working size. */
  String PREPROCESS = "preprocess";

  /** The stage from calibrated evidence to the detection, after all scorers. */
  String FUSION = "fusion";

  /**
   * Called for every stage of every frame.
   *
   * @param stage {@link #PREPROCESS}, the name of a scorer, or {@link #FUSION}
   * @param nanoseconds how long it took
   */
  void onStage(String stage, long nanoseconds);
}
