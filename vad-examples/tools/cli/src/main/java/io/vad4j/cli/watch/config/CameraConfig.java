package io.vad4j.cli.watch.config;

import io.vad4j.EventRule;
import io.vad4j.FalseAlarmTarget;
import io.vad4j.monitor.alert.AlertPolicy;
import io.vad4j.monitor.alert.Schedule;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
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
public record CameraConfig(
    Input input,
    Path model,
    Optional<Duration> learn,
    boolean recalibrate,
    OperatingPoint operatingPoint,
    AlertPolicy policy,
    Set<String> sinks) {

  /** {@return this camera at another operating point} */
  public CameraConfig withOperatingPoint(OperatingPoint other) {
    return new CameraConfig(input, model, learn, recalibrate, other, policy, sinks);
  }

  /** {@return this camera with alerts at other times, in the same time zone} */
  public CameraConfig withWindows(List<Schedule.Window> windows) {
    AlertPolicy changed = policy.withSchedule(Schedule.of(policy.schedule().zone(), windows));
    return new CameraConfig(input, model, learn, recalibrate, operatingPoint, changed, sinks);
  }

  /** How a camera is read. */
  public record Input(
      URI source,
      Optional<Double> fps,
      boolean loop,
      boolean realTime,
      Duration readTimeout,
      int queue) {}

  /** What differs from the operating point of the model. */
  public record OperatingPoint(
      Optional<FalseAlarmTarget> falseAlarmTarget,
      Optional<Double> eventsPerHour,
      Map<String, Double> thresholds,
      Optional<Double> exitRatio,
      Optional<Duration> minDuration,
      Optional<Duration> mergeGap) {

    /** {@return whether nothing differs} */
    public boolean isDefault() {
      return falseAlarmTarget.isEmpty()
          && eventsPerHour.isEmpty()
          && thresholds.isEmpty()
          && !changesEvents();
    }

    /** {@return this operating point with another number of false events an hour} */
    public OperatingPoint withEventsPerHour(double events) {
      return new OperatingPoint(
          falseAlarmTarget, Optional.of(events), thresholds, exitRatio, minDuration, mergeGap);
    }

    /** {@return whether the rule of events differs} */
    public boolean changesEvents() {
      return exitRatio.isPresent() || minDuration.isPresent() || mergeGap.isPresent();
    }

    /** {@return the rule of events, with what differs from that of the model} */
    public EventRule eventRule(EventRule base) {
      return new EventRule(
          exitRatio.orElse(base.exitRatio()),
          minDuration.orElse(base.minDuration()),
          mergeGap.orElse(base.mergeGap()));
    }
  }
}
