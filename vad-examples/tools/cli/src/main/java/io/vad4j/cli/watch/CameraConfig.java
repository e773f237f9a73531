package io.vad4j.cli.watch;

import io.vad4j.EventRule;
import io.vad4j.FalseAlarmTarget;
import io.vad4j.monitor.alert.AlertPolicy;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A camera of a configuration. Immutable.
 *
 * @param input how it is read
 * @param model the model file; where it is saved, if the camera learns itself
 * @param learn for how long the camera learns itself if there is no model file
 * @param recalibrate whether the detector is calibrated anew after a drift
 * @param operatingPoint what differs from the model's
 * @param policy when events raise alerts
 * @param sinks the names of the sinks that receive them
 */
record CameraConfig(
    Input input,
    Path model,
    Optional<Duration> learn,
    boolean recalibrate,
    OperatingPoint operatingPoint,
    AlertPolicy policy,
    Set<String> sinks) {

  /** How a camera is read. */
  record Input(
      URI source,
      Optional<Double> fps,
      boolean loop,
      boolean realTime,
      Duration readTimeout,
      int queue) {}

  /** What differs from the operating point of the model. */
  record OperatingPoint(
      Optional<FalseAlarmTarget> falseAlarmTarget,
      Optional<Double> eventsPerHour,
      Map<String, Double> thresholds,
      Optional<Double> exitRatio,
      Optional<Duration> minDuration,
      Optional<Duration> mergeGap) {

    boolean isDefault() {
      return falseAlarmTarget.isEmpty()
          && eventsPerHour.isEmpty()
          && thresholds.isEmpty()
          && !changesEvents();
    }

    boolean changesEvents() {
      return exitRatio.isPresent() || minDuration.isPresent() || mergeGap.isPresent();
    }

    EventRule eventRule(EventRule base) {
      return new EventRule(
          exitRatio.orElse(base.exitRatio()),
          minDuration.orElse(base.minDuration()),
          mergeGap.orElse(base.mergeGap()));
    }
  }
}
