package io.vad4j.web.marks;

import io.vad4j.Detector;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Cameras whose detectors learn of marks. Thread-safe.
 *
 * @since 0.1.0
 */
public interface LearningTarget {
  /**
   * {@return the model file that a camera was fitted to, or was given}
   *
   * @param camera the name of the camera
   * @return empty if it has none yet
   * @throws io.vad4j.VadException if the camera cannot learn, for a reason that the message says
   */
  Optional<Path> model(String camera);

  /**
   * {@return a detector at the operating point of a camera, which the caller closes}
   *
   * @param camera the name of the camera
   * @param detector a detector that stems from its model, which is not closed
   */
  Detector inUse(String camera, Detector detector);

  /** {@return what the operating point of a camera is, as text that changes with it} */
  String operatingPoint(String camera);

  /**
   * Uses a model that has learned of marks in place of that of the camera.
   *
   * @param camera the name of the camera
   * @param learned its file; empty to use the model of the camera
   */
  void use(String camera, Optional<Path> learned);
}
