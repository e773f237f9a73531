package io.vad4j.web.server;

import io.vad4j.FrameMask;
import io.vad4j.monitor.alert.Schedule;
import java.util.List;
import java.util.Optional;

/**
 * Settings of a camera that are made on the page. Immutable.
 *
 * @param eventsPerHour the number of false events an hour, if it is not that of the configuration
 * @param ignored the parts of the frame that are ignored beside those of the model
 * @param schedule when events raise alerts, if it is not as in the configuration; without windows
 *     at all times
 * @since 0.1.0
 */
public record CameraSettings(
    Optional<Double> eventsPerHour, FrameMask ignored, Optional<List<Schedule.Window>> schedule) {
  /** Copies the windows. {@inheritDoc} */
  public CameraSettings {
    schedule = schedule.map(List::copyOf);
  }

  /** {@return settings that change nothing} */
  public static CameraSettings none() {
    return new CameraSettings(Optional.empty(), FrameMask.none(), Optional.empty());
  }

  /** {@return those of the settings that concern the detector: all but the schedule} */
  public CameraSettings ofDetector() {
    return new CameraSettings(eventsPerHour, ignored, Optional.empty());
  }
}
