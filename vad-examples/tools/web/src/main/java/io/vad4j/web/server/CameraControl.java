package io.vad4j.web.server;

import io.vad4j.EventRateEstimate;
import io.vad4j.VadException;
import io.vad4j.monitor.alert.Schedule;
import io.vad4j.web.marks.LearningStatus;
import java.util.Optional;

/**
 * Control of the operating point of cameras by the page.
 *
 * @since 0.1.0
 */
public interface CameraControl {
  /**
   * {@return the settings of a camera that were made on the page}
   *
   * @param camera the name of a camera
   */
  CameraSettings settings(String camera);

  /**
   * Changes the settings of a camera, and keeps them over a restart.
   *
   * @param camera the name of a camera
   * @param settings its new settings
   * @throws io.vad4j.VadException if its detector cannot have them; it keeps those before
   */
  void apply(String camera, CameraSettings settings);

  /**
   * {@return the false alarms that the detector of a camera promises at an operating point; empty
   * while it has no detector}
   *
   * @param camera the name of a camera
   * @param eventsPerHour the number of false events an hour; that in force if empty
   */
  Optional<EventRateEstimate> promise(String camera, Optional<Double> eventsPerHour);

  /**
   * Lets the detector of a camera learn of its marks, which have changed. The default does nothing.
   *
   * @param camera the name of a camera
   */
  default void learn(String camera) {}

  /**
   * {@return what the detector of a camera learns of marks} The default is nothing.
   *
   * @param camera the name of a camera
   */
  default LearningStatus learning(String camera) {
    return LearningStatus.none();
  }

  /**
   * {@return when events of a camera raise alerts} The default is at all times.
   *
   * @param camera the name of a camera
   */
  default Schedule schedule(String camera) {
    return Schedule.always();
  }

  /**
   * Calibrates the detector of a camera anew, on what is normal there from now on. The default
   * refuses.
   *
   * @param camera the name of a camera
   * @throws io.vad4j.VadException if the camera cannot be calibrated
   */
  default void calibrate(String camera) {
    throw new VadException("The cameras here cannot be calibrated.");
  }
}
