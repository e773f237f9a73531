package io.vad4j.monitor;

/**
 * Cause for which a stream is degraded or down, the most severe first.
 *
 * @since 0.1.0
 */
public enum HealthCause {
  /** The source cannot be opened or read; see {@link StreamHealth#sourceFailure()}. */
  SOURCE,
  /** The model cannot be loaded, or a scorer throws an exception or returns no numbers. */
  SCORING_FAILED,
  /** Scoring of one frame has not returned within its time limit. */
  SCORING_BLOCKED,
  /** A listener has not returned within the time limit of scoring. */
  LISTENER_BLOCKED,
  /** A listener throws exceptions. */
  LISTENER_FAILED,
  /** Tampering: the picture is black. */
  BLACK,
  /** Tampering: the picture is over-exposed. */
  OVEREXPOSED,
  /** Tampering: the picture is frozen, while frames arrive. */
  FROZEN,
  /** Tampering: the lens is covered. */
  COVERED,
  /** Tampering: the picture is blurred. */
  BLURRED,
  /** Tampering: the camera was moved, and shows another view. */
  MOVED,
  /** Frames arrive faster than they are scored, and are dropped. */
  OVERLOADED,
  /** The frame rate differs from that of the training video. */
  FRAME_RATE,
  /** The distribution of scores has drifted from that of the calibration. */
  DRIFT,
  /** The camera shakes. */
  CAMERA_SHAKE,
  /**
   * Learning failed or cannot go on, or what was learned cannot be saved; the stream keeps the
   * detector that it has, if any.
   */
  LEARNING_FAILED;

  /** {@return whether the camera was tampered with, so that no events are reported} */
  public boolean isTampering() {
    return compareTo(BLACK) >= 0 && compareTo(MOVED) <= 0;
  }
}
