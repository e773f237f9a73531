package io.vad4j.examples.cli;

import io.vad4j.AnomalyEvent;
import io.vad4j.Detection;
import java.time.Duration;

/** Turns detections and events into lines of text. */
interface DetectionWriter {

  /** Writes what the detector says of one frame. */
  void write(Detection detection);

  /** Writes an event that is over. */
  void write(AnomalyEvent event);

  /** A time in seconds, to the microsecond. */
  static double seconds(Duration time) {
    return rounded(time.toNanos() / 1e9);
  }

  /** A number to six decimals, which is more than any score means. */
  static double rounded(double value) {
    double scaled = Math.rint(value * 1e6) / 1e6;
    return Double.isFinite(scaled) ? scaled : value;
  }
}
