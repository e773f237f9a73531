package io.vad4j.web.server;

import io.vad4j.EventRateEstimate;
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
}
