package io.vad4j.web.server;

import io.vad4j.FrameMask;
import java.util.Optional;

/**
 * Settings of a camera that are made on the page. Immutable.
 *
 * @param eventsPerHour the number of false events an hour, if it is not that of the configuration
 * @param ignored the parts of the frame that are ignored beside those of the model
 * @since 0.1.0
 */
public record CameraSettings(Optional<Double> eventsPerHour, FrameMask ignored) {
  /** {@return settings that change nothing} */
  public static CameraSettings none() {
    return new CameraSettings(Optional.empty(), FrameMask.none());
  }
}
