package io.vad4j.cli.table;

import io.vad4j.InvalidOptionException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** Metric of a table, named by its key in JSON and by {@link #id()} on the command line. */
public enum Metric {
  MICRO("micro", "micro AUC", 3),
  PER_CLIP("perClip", "per-clip AUC", 3),
  MACRO("macro", "macro AUC", 3),
  MACRO_PADDED("macroPadded", "padded macro AUC", 3),
  AVERAGE_PRECISION("averagePrecision", "average precision", 3),
  EER("eer", "equal error rate", 3),
  PIXEL("pixel", "pixel AUC", 3),
  RBDC("rbdc", "RBDC", 3),
  TBDC("tbdc", "TBDC", 3),
  ALARM_RECALL("alarmRecall", "alarm recall", 3),
  FALSE_ALARM_RATE("falseAlarmRate", "false-alarm rate", 3),
  DETECTED("detectedGroundTruthEvents", "detected", 1),
  ALREADY_ON("alreadyOn", "already on", 1),
  DELAY("medianDelaySeconds", "median delay, s", 2),
  FALSE_ALARMS_PER_HOUR("falseAlarmsPerHour", "false alarms/h", 1),
  FALSE_ALARM_TIME("falseAlarmTimeFraction", "normal time under alarm", 3);

  /** What a table has if nothing is asked for. */
  public static final List<Metric> DEFAULTS =
      List.of(
          MICRO,
          MACRO,
          PIXEL,
          RBDC,
          TBDC,
          ALARM_RECALL,
          FALSE_ALARM_RATE,
          DETECTED,
          ALREADY_ON,
          DELAY,
          FALSE_ALARMS_PER_HOUR,
          FALSE_ALARM_TIME);

  private final String key;
  private final String heading;
  private final int decimals;

  Metric(String key, String heading, int decimals) {
    this.key = key;
    this.heading = heading;
    this.decimals = decimals;
  }

  /** {@return the metric of a name on the command line} */
  static Metric parse(String id) {
    return Arrays.stream(values())
        .filter(metric -> metric.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidOptionException(
                    "There is no metric '%s'; there are %s.".formatted(id, ids())));
  }

  /** {@return the names of all metrics, for messages} */
  static String ids() {
    return Arrays.stream(values()).map(Metric::id).collect(Collectors.joining(", "));
  }

  /** {@return the name on the command line} */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** {@return the key in JSON} */
  String key() {
    return key;
  }

  /** {@return the head of its column} */
  String heading() {
    return heading;
  }

  /** {@return a value with the decimals of the metric} */
  String format(double value) {
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }

  /** {@return its value, empty if it is undefined} */
  OptionalDouble in(Map<String, Double> values) {
    Double value = values.get(key);
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }
}
