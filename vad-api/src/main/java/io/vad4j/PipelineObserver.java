package io.vad4j;

/**
 * Observer of the processing time of each stage of a session's pipeline. Called on the thread that
 * processes the frames. An exception of an observer is logged once and otherwise ignored.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface PipelineObserver {
  /** The stage that converts a frame to grey of the input size and stabilises it. */
  String PREPROCESS = "preprocess";

  /** The stage that calibrates and fuses the scores of all scorers and compares with thresholds. */
  String FUSION = "fusion";

  /** The stage that joins anomalous frames to events, with the calls of the listeners. */
  String EVENT = "event";

  /**
   * Called after every stage of every frame that is not skipped, in the order of the stages.
   *
   * @param stage {@link #PREPROCESS}, the name of a scorer, {@link #FUSION} or {@link #EVENT}
   * @param nanos duration of the stage in nanoseconds
   */
  void onStage(String stage, long nanos);

  /** {@return an observer that does nothing} */
  static PipelineObserver none() {
    return (stage, nanos) -> {};
  }

  /**
   * {@return an observer that calls this one, then another, also after this one throws}
   *
   * @param next called after this one
   */
  default PipelineObserver andThen(PipelineObserver next) {
    return (stage, nanos) -> {
      try {
        onStage(stage, nanos);
      } finally {
        next.onStage(stage, nanos);
      }
    };
  }
}
