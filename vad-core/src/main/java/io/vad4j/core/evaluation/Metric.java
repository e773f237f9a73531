package io.vad4j.core.evaluation;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Metric of a table, named by its key in JSON and by {@link #id()} on the command line.
 *
 * @since 0.1.0
 */
public enum Metric {
  /** {@link io.vad4j.core.evaluation.frame.FrameAuc#micro()}. */
  MICRO("micro", "micro AUC", 3),
  /** {@link io.vad4j.core.evaluation.frame.FrameAuc#perClip()}. */
  PER_CLIP("perClip", "per-clip AUC", 3),
  /** {@link io.vad4j.core.evaluation.frame.FrameAuc#macro()}. */
  MACRO("macro", "macro AUC", 3),
  /** {@link io.vad4j.core.evaluation.frame.FrameAuc#macroPadded()}. */
  MACRO_PADDED("macroPadded", "padded macro AUC", 3),
  /** Area under the precision-recall curve. */
  AVERAGE_PRECISION("averagePrecision", "average precision", 3),
  /** Equal error rate. */
  EER("eer", "equal error rate", 3),
  /** AUC over pixels. */
  PIXEL("pixel", "pixel AUC", 3),
  /** Region-based detection criterion. */
  RBDC("rbdc", "RBDC", 3),
  /** Track-based detection criterion. */
  TBDC("tbdc", "TBDC", 3),
  /** Fraction of abnormal frames that are flagged. */
  ALARM_RECALL("alarmRecall", "alarm recall", 3),
  /** Fraction of normal frames that are flagged. */
  FALSE_ALARM_RATE("falseAlarmRate", "false-alarm rate", 3),
  /** Runs of abnormal frames that are detected. */
  DETECTED("detectedGroundTruthEvents", "detected", 1),
  /** Runs of abnormal frames in which an alarm from before was on. */
  ALREADY_ON("alreadyOn", "already on", 1),
  /** Median delay of the detected runs. */
  DELAY("medianDelaySeconds", "median delay, s", 2),
  /** False alarms per hour of normal frames. */
  FALSE_ALARMS_PER_HOUR("falseAlarmsPerHour", "false alarms/h", 1),
  /** Fraction of normal frames within an alarm. */
  FALSE_ALARM_TIME("falseAlarmTimeFraction", "normal time under alarm", 3);

  /** The metrics of a series of scores, in the order of tables. */
  public static final List<Metric> OF_SERIES =
      List.of(
          MICRO,
          MACRO,
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

  /** {@return the name on the command line} */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** {@return the key in JSON} */
  public String key() {
    return key;
  }

  /** {@return the head of its column} */
  public String heading() {
    return heading;
  }

  /** {@return the number of decimals that it is printed with} */
  public int decimals() {
    return decimals;
  }

  /**
   * {@return a value with the decimals of the metric, a whole number of runs without any}
   *
   * @param value in its unit
   */
  public String format(double value) {
    boolean whole = (this == DETECTED || this == ALREADY_ON) && value == Math.rint(value);
    return String.format(Locale.ROOT, "%." + (whole ? 0 : decimals) + "f", value);
  }

  /**
   * {@return its value, empty if it is undefined}
   *
   * @param values values by key
   */
  public OptionalDouble in(Map<String, Double> values) {
    Double value = values.get(key);
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }
}
