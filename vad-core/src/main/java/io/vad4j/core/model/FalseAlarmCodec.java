package io.vad4j.core.model;

import io.vad4j.FalseAlarmEstimate;
import io.vad4j.core.config.FalseAlarmTarget;
import java.util.Arrays;

/** Targets and estimates of false alarms as text in a model's manifest. */
final class FalseAlarmCodec {
  private static final String PER_FRAME = "per-frame ";
  private static final String PER_HOUR = "per-hour ";

  private FalseAlarmCodec() {}

  static String format(FalseAlarmTarget target) {
    return target instanceof FalseAlarmTarget.PerHour hourly
        ? PER_HOUR + hourly.events()
        : PER_FRAME + ((FalseAlarmTarget.PerFrame) target).rate();
  }

  static FalseAlarmTarget parseTarget(String text) {
    if (text.startsWith(PER_HOUR)) {
      return new FalseAlarmTarget.PerHour(Double.parseDouble(text.substring(PER_HOUR.length())));
    }
    if (text.startsWith(PER_FRAME)) {
      return new FalseAlarmTarget.PerFrame(Double.parseDouble(text.substring(PER_FRAME.length())));
    }
    throw new IllegalArgumentException("'" + text + "' is no rate of false alarms");
  }

  static String format(FalseAlarmEstimate estimate) {
    return "%s %s %s %s %s %s"
        .formatted(
            estimate.rate(),
            estimate.lowerBound(),
            estimate.upperBound(),
            estimate.frameCount(),
            estimate.effectiveSampleSize(),
            estimate.eventsPerHour());
  }

  static FalseAlarmEstimate parseEstimate(String text) {
    double[] numbers = Arrays.stream(text.split(" ")).mapToDouble(Double::parseDouble).toArray();
    if (numbers.length != 6) {
      throw new IllegalArgumentException("'" + text + "' is no estimate of false alarms");
    }
    return FalseAlarmEstimate.builder()
        .rate(numbers[0])
        .interval(numbers[1], numbers[2])
        .frameCount((long) numbers[3])
        .effectiveSampleSize(numbers[4])
        .eventsPerHour(numbers[5])
        .build();
  }
}
