package io.vad4j.core.detector;

import io.vad4j.Detector;
import io.vad4j.Frame;
import java.util.Optional;

/** Background of the scene that a detector was fitted on. */
public final class FittedBackground {
  private FittedBackground() {}

  /**
   * {@return the grayscale background at the input size; empty for a detector that is not fitted,
   * ignores a part of the frame, or is none of this library}
   *
   * @param detector any detector
   */
  public static Optional<Frame> of(Detector detector) {
    return detector instanceof DefaultDetector fitted ? fitted.background() : Optional.empty();
  }
}
